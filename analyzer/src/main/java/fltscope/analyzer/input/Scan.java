package fltscope.analyzer.input;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a debugger's values from the front of a line; what it does not find it leaves. */
public final class Scan {
    /** 32 or 64 bits, with or without 0x; the accent in the middle may have become an apostrophe. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?:0x)?([0-9a-f]{8})[`']([0-9a-f]{8})|(?:0x)?([0-9a-f]{8,16})|0x([0-9a-f]{1,7}))(?![0-9a-z_])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COUNT =
            Pattern.compile("0x([0-9a-f]{1,15})(?![0-9a-z_])|([0-9]{1,18})(?![0-9a-z_.])", Pattern.CASE_INSENSITIVE);
    private static final Pattern BITS = Pattern.compile("\\[([0-9a-f]{1,8})\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_ ]*");
    private static final Pattern ALTITUDE_AT_END = Pattern.compile("(?:^|\\s)([0-9]+(?:\\.[0-9]+)?)$");

    private String rest;
    private long value;

    /** Of a value or a whole line. */
    public Scan(String text) {
        rest = text.strip();
    }

    /** What the last address, count or bits were; counts and bits are not negative. */
    public long value() {
        return value;
    }

    /** What is left of the line. */
    public String rest() {
        return rest;
    }

    /** An address of 8 to 16 digits, or with 0x of fewer; {@link #value} has it. */
    public boolean address() {
        Matcher found = front(ADDRESS);
        if (found == null) {
            return false;
        }
        value = Long.parseUnsignedLong(
                found.group(1) != null
                        ? found.group(1) + found.group(2)
                        : found.group(3) != null ? found.group(3) : found.group(4),
                16);
        return true;
    }

    /** A number, hexadecimal with 0x and else decimal; {@link #value} has it. */
    public boolean count() {
        Matcher found = front(COUNT);
        if (found == null) {
            return false;
        }
        value = found.group(1) != null ? Long.parseLong(found.group(1), 16) : Long.parseLong(found.group(2));
        return true;
    }

    /** Flags in brackets; {@link #value} has them. */
    public boolean bits() {
        Matcher found = front(BITS);
        if (found == null) {
            return false;
        }
        value = Long.parseLong(found.group(1), 16);
        return true;
    }

    /** Whether nothing but words is left, so that no other field stands on the same line. */
    public boolean isWords() {
        return WORDS.matcher(rest).matches();
    }

    public List<String> words() {
        return WORD.matcher(rest).results().map(MatchResult::group).toList();
    }

    /** The first text in quotes, or without quotes all that is left but an altitude at its end; null for none. */
    public String name() {
        Matcher quoted = QUOTED.matcher(rest);
        if (quoted.find()) {
            return nullIfBlank(quoted.group(1));
        }
        String bare = bare();
        Matcher altitude = ALTITUDE_AT_END.matcher(bare);
        return nullIfBlank(altitude.find() ? bare.substring(0, altitude.start()) : bare);
    }

    /** The second text in quotes, else a decimal number at the end, but not of a name in quotes that stands alone; null for none. */
    public Altitude altitude() {
        Matcher quoted = QUOTED.matcher(rest);
        boolean named = quoted.find();
        if (named && !quoted.find()) {
            return null;
        }
        Altitude second = named ? Altitude.parse(quoted.group(1).strip()) : null;
        Matcher last = ALTITUDE_AT_END.matcher(bare());
        return second == null && last.find() ? Altitude.parse(last.group(1)) : second;
    }

    private String bare() {
        return rest.replace('"', ' ').replace('\'', ' ').strip();
    }

    private Matcher front(Pattern pattern) {
        Matcher matcher = pattern.matcher(rest);
        if (!matcher.lookingAt()) {
            return null;
        }
        rest = rest.substring(matcher.end()).strip();
        return matcher;
    }

    private static String nullIfBlank(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }
}
