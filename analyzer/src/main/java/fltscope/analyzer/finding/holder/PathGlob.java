package fltscope.analyzer.finding.holder;

/**
 * A pattern of paths: {@code *} stands for any characters but a backslash, {@code **} for any characters at all, {@code ?} for
 * one character but a backslash. It must fit the whole path. Case does not count; as in Windows, units are compared one by one.
 */
final class PathGlob {
    private static final int ASCII = 0x80;

    private final String pattern;
    /** Units of the pattern behind its last star: a path that does not end so need not be searched. */
    private final int endUnits;

    PathGlob(String pattern) {
        this.pattern = pattern;
        endUnits = pattern.length() - 1 - pattern.lastIndexOf('*');
    }

    /**
     * Whether the path is what the pattern describes. It goes back to the last {@code *} of the component, and from there to the
     * last {@code **}; earlier ones need not be tried again, since what follows them has already found its first place.
     */
    boolean matches(String path) {
        if (!endsAs(path)) {
            return false;
        }
        int at = 0;
        int in = 0;
        int star = -1;
        int starIn = 0;
        int deep = -1;
        int deepIn = 0;
        while (in < path.length()) {
            if (pattern.startsWith("**", at)) {
                deep = at;
                deepIn = in;
                star = -1;
                at += 2;
            } else if (pattern.startsWith("*", at)) {
                star = at++;
                starIn = in;
            } else if (at < pattern.length() && fits(pattern.charAt(at), path.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0 && path.charAt(starIn) != '\\') {
                at = star + 1;
                in = ++starIn;
            } else if (deep >= 0) {
                at = deep + 2;
                in = ++deepIn;
                star = -1;
            } else {
                return false;
            }
        }
        while (pattern.startsWith("*", at)) {
            at++;
        }
        return at == pattern.length();
    }

    private boolean endsAs(String path) {
        int first = path.length() - endUnits;
        for (int i = endUnits - 1; i >= 0; i--) {
            if (first + i < 0 || !fits(pattern.charAt(pattern.length() - endUnits + i), path.charAt(first + i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name that was cut to its first characters may be one that the pattern describes. */
    boolean beginsWith(String cutName) {
        if (pattern.length() <= cutName.length()) {
            return false;
        }
        for (int i = 0; i < cutName.length(); i++) {
            if (!fits(pattern.charAt(i), cutName.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char wanted, char unit) {
        return wanted == '?' ? unit != '\\' : upper(wanted) == upper(unit);
    }

    /** Some letters outside of ASCII have one of ASCII as their capital; Windows keeps them apart. */
    private static char upper(char unit) {
        char upper = Character.toUpperCase(unit);
        return upper < ASCII && unit >= ASCII ? unit : upper;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
