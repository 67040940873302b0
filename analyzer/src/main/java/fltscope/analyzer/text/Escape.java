package fltscope.analyzer.text;

/**
 * Makes text from a trace safe to print. A file name can hold anything: control characters that move a terminal's cursor,
 * marks that reverse the direction of what follows, line ends that fake a line of the report, and commands to the build server
 * whose log the line ends up in:
 *
 * <pre>
 * ##vso[ ##[ in any case   anywhere in a line: Azure Pipelines; GitHub Actions (its older form), Gitea
 * ##teamcity[              anywhere in a line: TeamCity
 * ::                       as the first of a line: GitHub Actions, Gitea; text may be wrapped anywhere
 * section_start: _end:     with control characters behind it: GitLab
 * travis_fold: _time:      likewise: Travis
 * --- +++ ~~~ ^^^          as the first word of a line: Buildkite
 * an escape and [8mha:     anywhere: Jenkins; as all control characters
 * </pre>
 *
 * One character of each, and what is not plain, comes out as {@code \}{@code u{202e}}, and so does the backslash of a name
 * that has this in it. All else stays, backslashes too, as paths are full of them, and {@code ::$DATA}, a stream. AppVeyor,
 * Bitbucket and CircleCI read no commands in a log.
 */
public final class Escape {
    private static final String[] SECTION_WORDS = {"section_start", "section_end", "travis_fold", "travis_time"};

    private Escape() {}

    /** The text with what is not plain escaped; the same string where it is ASCII and plain. Not to be called twice. */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || isCommand(text, i)) {
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
            if (isPlain(codePoint) && !isCommand(text, at)) {
                safe.appendCodePoint(codePoint);
            } else {
                append(safe, codePoint);
            }
            at += Character.charCount(codePoint);
        }
        return safe.toString();
    }

    private static void append(StringBuilder safe, int codePoint) {
        safe.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
    }

    /** Whether the character there is the one of a command, or of what looks like an escape, that is to be escaped. */
    private static boolean isCommand(String text, int at) {
        return switch (text.charAt(at)) {
            case '#' -> isAt(text, at - 1, '#') && isCommandName(text, at + 1);
            case ':' -> (isAt(text, at - 1, ':') && !isAt(text, at + 1, '$')) || isBehindSectionWord(text, at);
            case '-', '+', '~', '^' -> isHeading(text, at);
            case '\\' -> isEscape(text, at);
            default -> false;
        };
    }

    private static boolean isAt(String text, int at, char c) {
        return at >= 0 && at < text.length() && text.charAt(at) == c;
    }

    private static boolean isCommandName(String text, int at) {
        return at == text.length() || text.charAt(at) == '[' || Character.isLetter(text.charAt(at));
    }

    private static boolean isBehindSectionWord(String text, int at) {
        for (String word : SECTION_WORDS) {
            if (text.startsWith(word, at - word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeading(String text, int at) {
        char c = text.charAt(at);
        return (at == 0 || text.charAt(at - 1) == ' ')
                && isAt(text, at + 1, c)
                && isAt(text, at + 2, c)
                && (at + 3 == text.length() || text.charAt(at + 3) == ' ');
    }

    private static boolean isEscape(String text, int at) {
        return text.startsWith("\\u{", at);
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
