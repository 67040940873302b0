package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.OpenTest;
import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeRequest;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.report.stack.StackView;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Explains one open for programs, as one JSON object; its schema is {@code fltscope/schemas/explain.schema.json}. Numbers are integers, addresses hexadecimal strings, times nanoseconds
 * since the start of the trace; what is not known is null. The order of the members is fixed.
 *
 * <pre>
 * format "fltscope-explain", version 1, file, wanted, traceEndNs
 * lives[]   number fileObject fileKey path openedById createSeen startNs lastNs end endNs class
 * livesOmitted
 * life      the same, without class; requestCount, requestsOmitted, requestsBeforeOmitted
 *   requests[]  operation majorFunction callbackData startNs recordNs processId process threadId asks[]
 *               endNs (status statusName information) reissues pendingAtEnd unfinishedIn
 *               callbacks[] filter routine phase enteredNs returnedNs (failure); callbacksOmitted
 *   createStack[]  innermost frame first; createFrames[] only with symbols: module address rva function rawName offset
 *               nameFrom certain others inlined file line
 * verdict   class severity confidence sentence reason kind fingerprint holder explanation
 *           issuer issuerConfidence issuerReason issuerRange[]
 *           createSeenBy[] cleanupSeenBy[] closeSeenBy[] ageNs pendingOperations pendingRequests
 *           tests[] name outcome reason values[];  or, for a life that has ended: sentence
 * notShown[] of a life that is open at the end
 * request   only where that was asked for: kind majorFunction fileObject threadId startNs pendingAtEnd requestsBefore
 * sharing   only where a create of the path failed as others had it open: violations, failed, alive[] as lives[], shareAccess
 *           process processId threadId
 * debugger  only with one: debugger.schema.json
 * </pre>
 */
public final class ExplainJson {
    private static final int VERSION = 1;

    private final Writer out;
    private final Explanation explanation;
    private final LifeNames names;

    /** Writes to {@code out}, which is flushed at the end and not closed. */
    public ExplainJson(Writer out, Explanation explanation, StackView stacks) {
        this.out = out;
        this.explanation = explanation;
        names = new LifeNames(explanation.state(), null, stacks);
    }

    /**
     * Writes the object.
     *
     * @param request that was asked for; null for an open
     * @param conflict who had the file open, where a create failed for that; null for none
     * @param dump null for none
     * @param dumped the lives of its file objects
     */
    public void write(
            String file,
            String wanted,
            Life life,
            RequestSearch request,
            SharingConflict conflict,
            Dump dump,
            List<Life> dumped) {
        try (JsonOutput json = new JsonOutput(out)) {
            LifeJson lifeJson = new LifeJson(json, explanation.analysis(), names);
            json.document(() -> {
                json.text("format", "fltscope-explain");
                json.number("version", VERSION);
                json.text("file", file);
                json.text("wanted", wanted);
                json.number("traceEndNs", explanation.analysis().endNanos());
                lives(json, lifeJson);
                json.object("life", () -> {
                    lifeJson.summary(life, explanation.numberOf(life));
                    lifeJson.story(life);
                });
                json.object("verdict", () -> verdict(json, life));
                Evidence evidence = explanation.analysis().evidence();
                boolean open = life.end() == LifeEnd.OPEN;
                json.texts(
                        "notShown",
                        open
                                ? Blind.spots(
                                        life, evidence, explanation.analysis().recorded())
                                : List.of());
                if (request != null) {
                    json.object("request", () -> request(json, request));
                }
                if (conflict != null) {
                    json.object("sharing", () -> sharing(json, lifeJson, conflict));
                }
                if (dump != null) {
                    DebuggerJson.write(json, dump, explanation.analysis(), explanation.state(), dumped);
                }
            });
        }
    }

    private void request(JsonOutput json, RequestSearch request) {
        json.text("kind", request.kind().label());
        json.number("majorFunction", request.majorFunction());
        json.text("fileObject", DebuggerJson.hex(request.fileObject()));
        json.number("threadId", request.issuer() == -1 ? -1 : Integer.toUnsignedLong(request.issuer()), -1);
        json.number("startNs", explanation.clock().nanosSinceStart(request.firstTicks()));
        json.flag("pendingAtEnd", request.isUnderWay(explanation.analysis().unfinished()));
        json.number("requestsBefore", request.others());
    }

    private void sharing(JsonOutput json, LifeJson lifeJson, SharingConflict conflict) {
        json.number("violations", conflict.violations());
        json.object("failed", () -> opened(json, lifeJson, conflict.failed()));
        json.objects("alive", conflict.alive(), life -> opened(json, lifeJson, life));
    }

    private void opened(JsonOutput json, LifeJson lifeJson, Life life) {
        lifeJson.summary(life, life.number());
        LifeRequest create = life.create();
        boolean told = create != null && create.recordTicks() != FileObject.NEVER;
        json.text("shareAccess", told ? String.format(Locale.ROOT, "0x%08x", create.access()) : null);
        json.text("process", create == null ? null : names.processImage(create));
        json.number("processId", create == null ? -1 : names.process(create), -1);
        json.number(
                "threadId",
                create == null || create.threadId() == -1 ? -1 : Integer.toUnsignedLong(create.threadId()),
                -1);
    }

    private void lives(JsonOutput json, LifeJson lifeJson) {
        long[] number = {explanation.omitted()};
        json.objects("lives", explanation.lives(), life -> {
            OpenFinding finding = explanation.findingOf(life);
            lifeJson.summary(life, ++number[0]);
            json.text("class", finding == null ? null : finding.openClass().label());
        });
        json.number("livesOmitted", explanation.omitted());
    }

    private void verdict(JsonOutput json, Life life) {
        OpenFinding finding = explanation.findingOf(life);
        if (finding == null) {
            json.text("class", life.end().label());
            json.text("sentence", new LifeVerdict(explanation.analysis(), names).of(life));
            return;
        }
        json.text("class", finding.openClass().label());
        json.text("severity", finding.openClass().severity().label());
        json.text("confidence", finding.confidence().label());
        json.text("sentence", finding.openClass().sentence());
        json.text("reason", finding.reason());
        json.text("kind", finding.kind());
        json.text("fingerprint", finding.fingerprint());
        json.text("holder", finding.holder() == null ? null : finding.holder().label());
        json.text(
                "explanation",
                finding.holder() == null ? null : finding.holder().explanation());
        json.text("issuer", finding.issuer().filter());
        json.text("issuerConfidence", finding.issuer().confidence().label());
        json.text("issuerReason", finding.issuer().reason());
        json.texts("issuerRange", finding.issuer().range());
        json.texts("createSeenBy", finding.seenBy().create());
        json.texts("cleanupSeenBy", finding.seenBy().cleanup());
        json.texts("closeSeenBy", finding.seenBy().close());
        json.number("ageNs", finding.use().ageNanos());
        json.number("pendingOperations", finding.use().pendingOperations());
        json.number("pendingRequests", finding.use().pendingRequests());
        json.objects("tests", finding.tests(), test -> test(json, test));
    }

    private static void test(JsonOutput json, OpenTest test) {
        json.text("name", test.name());
        json.text("outcome", test.outcome().label());
        json.text("reason", test.reason());
        json.objects("values", test.values(), value -> {
            json.text("name", value.name());
            json.text("unit", value.isTime() ? "ns" : "count");
            json.number("value", value.value());
        });
    }
}
