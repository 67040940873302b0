package fltscope.analyzer.input;

/**
 * Undoes what mail programs and forums do to text: curly quotes, a multiplication sign in {@code 0x}, spaces that are none,
 * invisible characters, a few HTML entities; tabs become spaces. A name that really holds such a character is changed too.
 */
final class PlainText {
    private static final int TAB_COLUMNS = 8;

    private PlainText() {}

    static String of(String line) {
        if (isPlain(line)) {
            return line;
        }
        String text = line.indexOf('&') < 0 ? line : withoutEntities(line);
        StringBuilder plain = new StringBuilder(text.length() + TAB_COLUMNS);
        for (int i = 0; i < text.length(); i++) {
            append(plain, text.charAt(i));
        }
        return plain.toString();
    }

    private static String withoutEntities(String line) {
        return line.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ");
    }

    private static boolean isPlain(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' || c > '~' || c == '&') {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder plain, char c) {
        switch (c) {
            case '\t' -> plain.append(" ".repeat(TAB_COLUMNS - plain.length() % TAB_COLUMNS));
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB', '\u2033', '\u02BA' -> plain.append('"');
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032', '\u00B4' -> plain.append('\'');
            case '\u00D7' -> plain.append('x');
            case '\u00A0', '\u2002', '\u2003', '\u2007', '\u2009', '\u202F', '\u3000' -> plain.append(' ');
            case '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF' -> {}
            default -> {
                if (c >= ' ') {
                    plain.append(c);
                }
            }
        }
    }
}
