package fltscope.analyzer.gate.baseline;

import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.measure.RunInput;
import fltscope.analyzer.gate.measure.RunJson;
import fltscope.analyzer.json.JsonInput;
import fltscope.analyzer.json.JsonOutput;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A baseline as a file that diffs well: one line for each value of a run, always in the same order; its schema is {@code
 * fltscope/schemas/baseline.schema.json}. What is measured for budgets alone is left out.
 *
 * <pre>
 * format "fltscope-baseline", version 1, tool
 * noise  metric: thousandths of its value
 * runs[] traces[], tool, machine{}, filters[], loss[], operations, endsRecorded,
 *        callbacks[] callback, calls
 *        metrics[] metric, events, value
 *        histograms[] callback, histogram
 *        opens[] class, filter, opens
 *        leaks[] fingerprint, class, confidence, filter, path, process, opens
 * </pre>
 */
public final class GateBaselineFile {
    private static final String FORMAT = "fltscope-baseline";
    private static final int VERSION = 1;
    /** The document, its runs, a run and its tables; a row of a table stands in one line. */
    private static final int LEVELS = 4;

    private final JsonInput in;
    private final List<RunFacts> runs = new ArrayList<>();
    private final List<Noise> noise = new ArrayList<>();
    private String tool;

    private GateBaselineFile(JsonInput in) {
        this.in = in;
    }

    /** Writes a baseline; {@code out} is flushed, not closed. */
    public static void write(Writer out, Baseline baseline) {
        try (JsonOutput json = JsonOutput.inLines(out, LEVELS)) {
            json.document(() -> {
                json.text("format", FORMAT);
                json.number("version", VERSION);
                json.text("tool", baseline.tool());
                json.object(
                        "noise",
                        () -> baseline.noise().stream()
                                .sorted((one, other) -> one.metric().compareTo(other.metric()))
                                .forEach(noise -> json.number(noise.metric().label(), noise.permille())));
                json.objects("runs", baseline.runs(), new RunJson(json)::baseline);
            });
        }
    }

    /**
     * Reads a baseline.
     *
     * @throws fltscope.schemas.trace.TraceException where it can not be read, or is not what it should be
     */
    public static Baseline read(Path file) {
        try (JsonInput in = JsonInput.open(file)) {
            return new GateBaselineFile(in).read();
        }
    }

    private Baseline read() {
        in.document(FORMAT, VERSION, field -> switch (field) {
            case "$schema" -> in.skip();
            case "tool" -> {
                tool = in.text();
                yield true;
            }
            case "noise" -> {
                in.object(this::noise);
                yield true;
            }
            case "runs" -> {
                in.array(() -> runs.add(new RunInput(in).read()));
                yield true;
            }
            default -> false;
        });
        if (runs.isEmpty()) {
            throw in.problem("the baseline has no runs");
        }
        return new Baseline(Objects.requireNonNullElse(tool, ""), List.copyOf(runs), List.copyOf(noise));
    }

    private boolean noise(String label) {
        Metric metric;
        try {
            metric = Metric.parse(label);
        } catch (IllegalArgumentException e) {
            return false;
        }
        long permille = in.number();
        if (permille > Integer.MAX_VALUE) {
            throw in.problem("noise is given in thousandths, and this is too much");
        }
        noise.add(new Noise(metric, (int) permille));
        return true;
    }
}
