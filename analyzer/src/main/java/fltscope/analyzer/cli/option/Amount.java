package fltscope.analyzer.cli.option;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Readers of option values that are a whole number with a unit behind it. */
public final class Amount {
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,9})\\s*([a-z]*)");

    private Amount() {}

    /** Bytes, such as {@code 512m}, {@code 2g} or {@code 4096}; units are powers of 1024. */
    public static final class Bytes implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            Matcher amount = WITH_UNIT.matcher(text.toLowerCase(Locale.ROOT));
            if (amount.matches()) {
                int shift =
                        switch (amount.group(2)) {
                            case "", "b" -> 0;
                            case "k", "kb" -> 10;
                            case "m", "mb" -> 20;
                            case "g", "gb" -> 30;
                            case "t", "tb" -> 40;
                            default -> -1;
                        };
                if (shift >= 0 && Long.parseLong(amount.group(1)) <= Long.MAX_VALUE >> shift) {
                    return Long.parseLong(amount.group(1)) << shift;
                }
            }
            throw new TypeConversionException("'" + text + "' is no size: give bytes, or 512k, 512m, 2g");
        }
    }

    /** Seconds, from {@code 90s}, {@code 30m}, {@code 12h} or {@code 7d}. */
    public static final class Age implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            Matcher amount = WITH_UNIT.matcher(text.toLowerCase(Locale.ROOT));
            if (amount.matches()) {
                int seconds =
                        switch (amount.group(2)) {
                            case "s" -> 1;
                            case "m", "min" -> 60;
                            case "h" -> 3_600;
                            case "d" -> 86_400;
                            default -> 0;
                        };
                if (seconds > 0) {
                    return Long.parseLong(amount.group(1)) * seconds;
                }
            }
            throw new TypeConversionException("'" + text + "' is no age: give 90s, 30m, 12h or 7d");
        }
    }
}
