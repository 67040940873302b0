package fltscope.analyzer.report.info;

import fltscope.analyzer.json.JsonOutput;
import fltscope.schemas.trace.LayoutFacts;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Writes what recordings say of the layouts of their events as one JSON object; its schema is {@code
 * fltscope/schemas/check.schema.json}. It names no file, path or program; the traces are in the order of the command line.
 */
public final class CheckJson {
    private static final int VERSION = 1;

    private CheckJson() {}

    /** Writes the document; the writer is flushed, not closed. */
    public static void write(Writer out, List<LayoutFacts> traces) {
        try (JsonOutput json = new JsonOutput(out)) {
            json.document(() -> {
                json.text("format", "fltscope-check");
                json.number("version", VERSION);
                json.objects("traces", traces, facts -> trace(json, facts));
            });
        }
    }

    private static void trace(JsonOutput json, LayoutFacts facts) {
        json.object("os", () -> {
            json.number("build", facts.machine().osBuild());
            json.number("pointerBytes", facts.machine().pointerBytes());
            json.number("processors", facts.machine().processors());
        });
        json.number("events", facts.events());
        json.objects("claims", facts.claims(), claim -> {
            json.text("claim", claim.claim().name().toLowerCase(Locale.ROOT));
            json.text("sentence", claim.claim().sentence());
            json.text("verdict", claim.verdict().label());
            json.number("agree", claim.agree());
            json.number("differ", claim.differ());
            json.number("mostOfThousand", claim.claim().mostOfThousand());
        });
        json.objects("payloads", facts.sizes(), size -> {
            json.text("event", size.event());
            json.number("version", size.version());
            json.number("pointerBytes", size.pointerBytes());
            json.text("header", size.header());
            json.number("count", size.count());
            json.number("leastBytes", size.leastBytes());
            json.number("mostBytes", size.mostBytes());
        });
    }
}
