package fltscope.analyzer.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names as the characters of a JSON text, of which a parser takes all: halves of surrogate pairs, which strict parsers refuse,
 * come out in the form {@code \}{@code u{d83d}} that text has, and the backslash of a name that has this in it likewise.
 */
public final class JsonNames {
    private static final Pattern ESCAPED = Pattern.compile("\\\\u\\{(d[89a-f][0-9a-f]{2}|5c)\\}");

    private JsonNames() {}

    /** What stands for a name; the same string where that has no half of a pair. */
    public static String of(String name) {
        StringBuilder safe = null;
        for (int i = 0; i < name.length(); i++) {
            boolean escaped = isHalf(name, i) || name.startsWith("\\u{", i);
            if (safe == null && escaped) {
                safe = new StringBuilder(name.length() + 16).append(name, 0, i);
            }
            if (escaped) {
                safe.append("\\u{").append(Integer.toHexString(name.charAt(i))).append('}');
            } else if (safe != null) {
                safe.append(name.charAt(i));
            }
        }
        return safe == null ? name : safe.toString();
    }

    /** The name that was written so. */
    public static String name(String text) {
        return text.contains("\\u{")
                ? ESCAPED.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                Character.toString((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }

    private static boolean isHalf(String name, int at) {
        char c = name.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == name.length() || !Character.isLowSurrogate(name.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(name.charAt(at - 1)));
    }
}
