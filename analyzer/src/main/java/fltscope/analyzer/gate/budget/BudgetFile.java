package fltscope.analyzer.gate.budget;

import fltscope.analyzer.json.JsonInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Absolute limits as a file; its schema is {@code fltscope/schemas/budget.schema.json}.
 *
 * <pre>
 * format "fltscope-budget", version 1, limits[]: texts, see {@link BudgetParser}
 * </pre>
 */
public final class BudgetFile {
    private static final String FORMAT = "fltscope-budget";
    private static final int VERSION = 1;

    private final JsonInput in;
    private final List<BudgetLine> lines = new ArrayList<>();
    private final Map<BudgetSubject, Integer> lineBySubject = new HashMap<>();

    private BudgetFile(JsonInput in) {
        this.in = in;
    }

    /**
     * The lines of a file in their order.
     *
     * @throws fltscope.schemas.trace.TraceException where it can not be read, or is not what it should be
     */
    public static List<BudgetLine> read(Path file) {
        try (JsonInput in = JsonInput.open(file)) {
            return new BudgetFile(in).read();
        }
    }

    private List<BudgetLine> read() {
        boolean[] seen = new boolean[1];
        in.document(FORMAT, VERSION, field -> switch (field) {
            case "$schema" -> in.skip();
            case "limits" -> {
                seen[0] = true;
                in.array(this::line);
                yield true;
            }
            default -> false;
        });
        if (!seen[0] || lines.isEmpty()) {
            throw in.problem("the budget has no limits");
        }
        return lines;
    }

    private void line() {
        String text = in.text();
        BudgetLine line;
        try {
            line = BudgetParser.parse(text, in.line());
        } catch (IllegalArgumentException e) {
            throw in.problem(e.getMessage());
        }
        Integer other = lineBySubject.putIfAbsent(line.subject(), line.line());
        if (other != null) {
            throw in.problem("line " + other + " limits the same already");
        }
        lines.add(line);
    }
}
