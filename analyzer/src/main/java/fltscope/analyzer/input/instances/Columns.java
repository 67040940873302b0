package fltscope.analyzer.input.instances;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where the columns of a table stand: at the runs of dashes below its header, whose words depend on the language. */
final class Columns {
    private static final Pattern RULER = Pattern.compile("\\s*-{2,}(?:\\s+-{2,}){2,}\\s*");
    private static final Pattern RUN = Pattern.compile("-+");
    /** Long dashes that a mail program made. */
    private static final Pattern LONG_DASH = Pattern.compile("[\u2010-\u2015]");

    private final List<MatchResult> runs;

    private Columns(List<MatchResult> runs) {
        this.runs = runs;
    }

    /** Null where the line is no line of dashes. */
    static Columns of(String line) {
        String dashes = LONG_DASH.matcher(line).replaceAll("-");
        return RULER.matcher(dashes).matches()
                ? new Columns(RUN.matcher(dashes).results().toList())
                : null;
    }

    /**
     * The cells of a row, empty ones as empty text. Null where the row does not keep to the columns: a cell that is too wide pushes
     * the others to the right, and lost spaces pull them to the left.
     */
    List<String> cut(String row) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < runs.size(); i++) {
            int to =
                    i + 1 < runs.size() ? Math.min(row.length(), runs.get(i + 1).start()) : row.length();
            if (to < row.length() && to > 0 && row.charAt(to) != ' ' && row.charAt(to - 1) != ' ') {
                return null;
            }
            cells.add(row.substring(Math.min(from, to), to).strip());
            from = to;
        }
        return cells;
    }
}
