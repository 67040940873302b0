package fltscope.analyzer.state;

import fltscope.analyzer.names.KindName;

/**
 * What paths of one kind have in common: lower case, numbers and ids as {@code #}, a user's folder as {@code <user>}; the
 * extension of the last component stays (pairing rules, section 11, rule 4).
 *
 * <p>A number is a run of four and more hexadecimal digits with at least one decimal digit in it, so that words such as
 * {@code facade} stay. A GUID and a SID are one {@code #} each. One instance re-uses its memory and allocates nothing.
 */
public final class PathPattern {
    private static final int SHORTEST_RUN = 4;
    private static final int MAX_UNITS = 0x7FFF;
    private static final char[] USERS = "\\users\\".toCharArray();
    private static final char[] DEVICE = "\\device\\".toCharArray();
    /** A path with no more of them names a device. */
    private static final int DEVICE_SEPARATORS = 2;

    private static final char[] USER = "<user>".toCharArray();
    private static final char[] SID = "s-1-".toCharArray();
    private static final int[] GUID_GROUPS = {8, 4, 4, 4, 12};
    private static final long FNV_OFFSET = 0xCBF2_9CE4_8422_2325L;
    private static final long FNV_PRIME = 0x100_0000_01B3L;

    private char[] in = new char[0];
    private int length;
    private final char[] out = new char[MAX_UNITS + USER.length];
    private int units;

    /** Makes the pattern of the path in the first {@code pathUnits} units of {@code path}. */
    public PathPattern of(char[] path, int pathUnits) {
        make(path, pathUnits, Integer.MAX_VALUE);
        return this;
    }

    /** From an index on, numbers stay what they are. */
    private void make(char[] path, int pathUnits, int numbersFrom) {
        in = path;
        length = Math.min(pathUnits, MAX_UNITS);
        units = 0;
        int extension = extensionAt();
        int at = 0;
        while (at < length) {
            at = at < extension ? next(at, extension, at >= numbersFrom) : copy(at);
        }
    }

    /**
     * Makes the wider pattern of a path, which is that of its kind: names in one folder that differ only in digits or random parts
     * have the same (rule 17). So has one whose extension is a number.
     */
    public PathPattern kindOf(char[] path, int pathUnits) {
        make(path, pathUnits, nameAt(path, Math.min(pathUnits, MAX_UNITS)));
        int name = units;
        while (name > 0 && out[name - 1] != '\\') {
            name--;
        }
        if (name == units || isDevice(name)) {
            return this;
        }
        int extension = units;
        for (int i = units - 1; i > name && extension == units; i--) {
            extension = out[i] == '.' ? i : units;
        }
        int after = KindName.mask(out, name, extension);
        for (int i = extension; i < units; i++) {
            out[after + i - extension] = out[i];
        }
        units += after - extension;
        numberedExtension(after);
        return this;
    }

    private static int nameAt(char[] path, int pathUnits) {
        int name = pathUnits;
        while (name > 0 && path[name - 1] != '\\') {
            name--;
        }
        return name;
    }

    /** The name of a device, such as that of a volume, is not one of a file. */
    private boolean isDevice(int name) {
        int separators = 0;
        for (int i = 0; i < name; i++) {
            separators += out[i] == '\\' ? 1 : 0;
        }
        return separators <= DEVICE_SEPARATORS && startsWithDevice();
    }

    private boolean startsWithDevice() {
        for (int i = 0; i < DEVICE.length; i++) {
            if (i >= units || out[i] != DEVICE[i]) {
                return false;
            }
        }
        return true;
    }

    private void numberedExtension(int dot) {
        for (int i = dot + 1; i < units; i++) {
            if (out[i] < '0' || out[i] > '9') {
                return;
            }
        }
        if (units > dot + 1) {
            out[dot + 1] = '#';
            units = dot + 2;
        }
    }

    /** A hash of 64 bits (FNV-1a over UTF-16 units), equal for equal patterns in every run. */
    public long hash() {
        long hash = FNV_OFFSET;
        for (int i = 0; i < units; i++) {
            hash = (hash ^ out[i]) * FNV_PRIME;
        }
        return hash;
    }

    /** The same hash of a text. */
    public static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** The pattern as text; a new string. */
    @Override
    public String toString() {
        return new String(out, 0, units);
    }

    /** Index of the last component's last dot; the length when it has none. */
    private int extensionAt() {
        for (int i = length - 1; i > 0 && in[i] != '\\'; i--) {
            if (in[i] == '.') {
                return i;
            }
        }
        return length;
    }

    private int next(int at, int end, boolean inName) {
        char unit = lower(in[at]);
        if (unit == '\\' && startsWith(USERS, at)) {
            return user(at);
        }
        if (unit == '{' || isHex(unit)) {
            int after = afterGuid(at);
            if (after > at) {
                return put('#', after);
            }
        }
        if (unit == 's' && (at == 0 || in[at - 1] == '\\') && startsWith(SID, at)) {
            return sid(at, end);
        }
        return isHex(unit) && !inName ? run(at, end) : copy(at);
    }

    private int user(int at) {
        int from = at + USERS.length;
        int to = from;
        while (to < length && in[to] != '\\') {
            to++;
        }
        for (char unit : USERS) {
            put(unit, at);
        }
        if (to > from) {
            for (char unit : USER) {
                put(unit, at);
            }
        }
        return to;
    }

    private int sid(int at, int end) {
        int to = at + SID.length;
        while (to < end && (in[to] == '-' || (in[to] >= '0' && in[to] <= '9'))) {
            to++;
        }
        return put('#', to);
    }

    /** Index behind the GUID that starts at {@code at}, with or without braces; {@code at} when none does. */
    private int afterGuid(int at) {
        boolean braced = in[at] == '{';
        int from = braced ? at + 1 : at;
        for (int group = 0; group < GUID_GROUPS.length; group++) {
            for (int i = 0; i < GUID_GROUPS[group]; i++, from++) {
                if (from >= length || !isHex(lower(in[from]))) {
                    return at;
                }
            }
            if (group < GUID_GROUPS.length - 1 && (from >= length || in[from++] != '-')) {
                return at;
            }
        }
        return braced && from < length && in[from] == '}' ? from + 1 : from;
    }

    private int run(int at, int end) {
        int to = at;
        boolean decimal = false;
        while (to < end && isHex(lower(in[to]))) {
            decimal |= in[to] <= '9';
            to++;
        }
        if (decimal && to - at >= SHORTEST_RUN) {
            return put('#', to);
        }
        int from = at;
        while (from < to) {
            from = copy(from);
        }
        return to;
    }

    private boolean startsWith(char[] prefix, int at) {
        if (at + prefix.length > length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (lower(in[at + i]) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private int copy(int at) {
        return put(lower(in[at]), at + 1);
    }

    private int put(char unit, int next) {
        if (units < out.length) {
            out[units++] = unit;
        }
        return next;
    }

    private static char lower(char unit) {
        if (unit < 0x80) {
            return unit >= 'A' && unit <= 'Z' ? (char) (unit + ('a' - 'A')) : unit;
        }
        return Character.toLowerCase(unit);
    }

    private static boolean isHex(char unit) {
        return (unit >= '0' && unit <= '9') || (unit >= 'a' && unit <= 'f');
    }
}
