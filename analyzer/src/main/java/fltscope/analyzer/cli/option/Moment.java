package fltscope.analyzer.cli.option;

import fltscope.schemas.trace.TraceClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * A moment as options name it: since the start of the trace ({@code 1.5}, {@code 1.5s}, {@code 250ms}, {@code 10us}), or on the
 * calendar ({@code 2026-03-02T03:14:19.5Z}; UTC where it names no zone).
 *
 * @param calendar whether {@code value} counts from 1601-01-01 UTC and not from the start of the trace
 * @param value nanoseconds since the start, or units of 100 ns since 1601
 */
public record Moment(boolean calendar, long value) {
    private static final Pattern SINCE_START = Pattern.compile("\\+?(\\d+(?:\\.\\d*)?|\\.\\d+)\\s*(s|ms|us|ns)?");
    private static final long UNITS_PER_SECOND = 10_000_000L;
    private static final long UNIT_NANOS = 100;
    private static final long EPOCH_SECONDS = 11_644_473_600L;
    /** A hundred years: no trace is as long, and in ticks of any clock it does not overflow. */
    private static final BigDecimal MOST_NANOS = new BigDecimal("3.2e18");

    public long ticks(TraceClock clock) {
        return calendar ? clock.ticksAtFileTime(value) : clock.ticksAt(value);
    }

    /** Refuses a {@code --from} that is later than {@code --to}. */
    public static void checkOrder(CommandLine command, long fromTicks, long toTicks) {
        if (fromTicks > toTicks) {
            throw new ParameterException(command, "--from is later than --to: nothing lies between them");
        }
    }

    /** Reads an option's value. */
    public static final class Converter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            Matcher sinceStart = SINCE_START.matcher(text.toLowerCase(Locale.ROOT));
            if (sinceStart.matches()) {
                return sinceStart(text, new BigDecimal(sinceStart.group(1)), sinceStart.group(2));
            }
            try {
                Instant instant = instant(text);
                long units = Math.addExact(
                        Math.multiplyExact(Math.addExact(instant.getEpochSecond(), EPOCH_SECONDS), UNITS_PER_SECOND),
                        instant.getNano() / UNIT_NANOS);
                return new Moment(true, units);
            } catch (DateTimeException | ArithmeticException e) {
                throw wrong(text);
            }
        }

        private static Moment sinceStart(String text, BigDecimal number, String unit) {
            int places =
                    switch (unit == null ? "s" : unit) {
                        case "ms" -> 6;
                        case "us" -> 3;
                        case "ns" -> 0;
                        default -> 9;
                    };
            BigDecimal nanos = number.movePointRight(places).setScale(0, RoundingMode.HALF_UP);
            if (nanos.compareTo(MOST_NANOS) > 0) {
                throw wrong(text);
            }
            return new Moment(false, nanos.longValue());
        }

        private static Instant instant(String text) {
            String iso = text.trim().replace(' ', 'T').toUpperCase(Locale.ROOT);
            int time = iso.indexOf('T');
            if (time < 0) {
                return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean zoned = iso.endsWith("Z") || iso.indexOf('+', time) > 0 || iso.indexOf('-', time) > 0;
            return zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        }

        private static TypeConversionException wrong(String text) {
            return new TypeConversionException("'" + text
                    + "' is no time: give seconds since the start (1.5, 1.5s, 250ms, 10us) or 2026-03-02T03:14:19.5Z");
        }
    }
}
