package fltscope.analyzer.names;

/** A pattern with {@code *} for any characters and {@code ?} for one, in whatever case; it must fit the whole text. */
public final class Glob {
    private final String pattern;

    public Glob(String pattern) {
        this.pattern = pattern;
    }

    /** Whether the text is what the pattern describes. */
    public boolean matches(String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int starText = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                starText = in;
            } else if (at < pattern.length() && fits(pattern.charAt(at), text.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++starText;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private static boolean fits(char wanted, char unit) {
        return wanted == '?' || Character.toUpperCase(wanted) == Character.toUpperCase(unit);
    }

    @Override
    public String toString() {
        return pattern;
    }
}
