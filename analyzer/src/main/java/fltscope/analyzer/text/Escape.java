package fltscope.analyzer.text;

/**
 * Makes text from a trace safe to print. A file name can hold anything: control characters that move a terminal's cursor,
 * marks that reverse the direction of what follows, line ends that fake a line of the report. Those, and halves of surrogate
 * pairs, come out as {@code \}{@code u{202e}}; all else stays, backslashes too, as paths are full of them.
 */
public final class Escape {
    private Escape() {}

    /** The text with what is not plain escaped; the same string where it is ASCII and plain. */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return escape(text);
            }
        }
        return text;
    }

    private static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (isPlain(codePoint)) {
                safe.appendCodePoint(codePoint);
            } else {
                safe.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
            }
            at += Character.charCount(codePoint);
        }
        return safe.toString();
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
