package fltscope.analyzer.report.unload;

import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.unload.UnloadAccount;
import fltscope.analyzer.unload.UnloadEvidence;
import fltscope.analyzer.unload.UnloadRow;
import java.io.Writer;
import java.util.List;

/**
 * Accounts as one JSON object; its schema is {@code fltscope/schemas/unload.schema.json}. Times are nanoseconds since the start of
 * the trace, null for before it.
 *
 * <pre>
 * format "fltscope-unload", version 1, files[], endNs
 * accounts[]  filter, state, lossy, blockers, first
 *   steps[]   ns, what
 *   rows[]    kind, label, blocks, recorded, count, proof, oldestNs, record, debugger; evidence[] as steps
 * </pre>
 */
public final class UnloadJson {
    private static final String FORMAT = "fltscope-unload";
    private static final int VERSION = 1;

    private UnloadJson() {}

    /** Writes to {@code out}, which is flushed and not closed. */
    public static void write(Writer out, List<String> files, long endNanos, List<UnloadAccount> accounts) {
        try (JsonOutput json = new JsonOutput(out)) {
            json.document(() -> {
                json.text("format", FORMAT);
                json.number("version", VERSION);
                json.texts("files", files);
                json.number("endNs", endNanos);
                json.objects("accounts", accounts, account -> account(json, account));
            });
        }
    }

    private static void account(JsonOutput json, UnloadAccount account) {
        json.text("filter", account.filter());
        json.text("state", account.state().label());
        json.flag("lossy", account.lossy());
        json.number("blockers", account.blockers());
        json.text("first", account.first().map(row -> row.kind().name()).orElse(null));
        json.objects("steps", account.steps(), step -> evidence(json, step));
        json.objects("rows", account.rows(), row -> row(json, row));
    }

    private static void row(JsonOutput json, UnloadRow row) {
        json.text("kind", row.kind().name());
        json.text("label", row.kind().label());
        json.flag("blocks", row.kind().blocks());
        json.flag("recorded", row.isRecorded());
        json.number("count", row.count());
        json.text("proof", row.isRecorded() && row.count() > 0 ? row.proof().label() : null);
        json.number("oldestNs", row.oldestNanos(), UnloadRow.NEVER);
        json.text("record", row.isRecorded() ? null : row.kind().record());
        json.text("debugger", row.debugger());
        json.objects("evidence", row.evidence(), evidence -> evidence(json, evidence));
    }

    private static void evidence(JsonOutput json, UnloadEvidence evidence) {
        json.number("ns", evidence.nanos(), UnloadRow.NEVER);
        json.text("what", evidence.what());
    }
}
