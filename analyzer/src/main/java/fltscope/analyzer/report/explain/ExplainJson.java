package fltscope.analyzer.report.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.OpenTest;
import fltscope.analyzer.finding.TestValue;
import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.pairing.LifeEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

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
 *   createStack[]  innermost frame first
 * verdict   class severity confidence sentence fingerprint holder explanation
 *           issuer issuerConfidence issuerReason issuerRange[]
 *           createSeenBy[] cleanupSeenBy[] closeSeenBy[] ageNs pendingOperations pendingRequests
 *           tests[] name outcome reason values[];  or, for a life that has ended: sentence
 * notShown[] of a life that is open at the end
 * debugger  only with one: filters[] instances[] fileObjects[] unread[]
 * </pre>
 */
public final class ExplainJson {
    private static final int VERSION = 1;

    private final JsonGenerator json;
    private final Explanation explanation;
    private final LifeNames names;
    private final LifeJson lifeJson;

    /** Writes to {@code out}, which is flushed at the end and not closed. */
    public ExplainJson(Writer out, Explanation explanation) {
        this.explanation = explanation;
        names = new LifeNames(explanation.state(), null);
        try {
            json = JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .createGenerator(out)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lifeJson = new LifeJson(json, explanation, names);
    }

    /**
     * Writes the object.
     *
     * @param dump null for none
     * @param dumped the lives of its file objects
     */
    public void write(String file, String wanted, Life life, Dump dump, List<Life> dumped) {
        try {
            json.writeStartObject();
            json.writeStringField("format", "fltscope-explain");
            json.writeNumberField("version", VERSION);
            json.writeStringField("file", file);
            json.writeStringField("wanted", wanted);
            json.writeNumberField("traceEndNs", explanation.analysis().endNanos());
            lives();
            json.writeObjectFieldStart("life");
            lifeJson.summary(life, explanation.numberOf(life));
            lifeJson.story(life);
            json.writeEndObject();
            json.writeObjectFieldStart("verdict");
            verdict(life);
            json.writeEndObject();
            Evidence evidence = explanation.analysis().evidence();
            boolean open = life.end() == LifeEnd.OPEN;
            texts(
                    "notShown",
                    open ? Blind.spots(life, evidence, explanation.analysis().recorded()) : List.of());
            if (dump != null) {
                new DebuggerJson(json, dump, lifeJson).write(dumped);
            }
            json.writeEndObject();
            json.writeRaw('\n');
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lives() throws IOException {
        json.writeArrayFieldStart("lives");
        long number = explanation.omitted();
        for (Life life : explanation.lives()) {
            OpenFinding finding = explanation.findingOf(life);
            json.writeStartObject();
            lifeJson.summary(life, ++number);
            json.writeStringField(
                    "class", finding == null ? null : finding.openClass().label());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("livesOmitted", explanation.omitted());
    }

    private void verdict(Life life) throws IOException {
        OpenFinding finding = explanation.findingOf(life);
        if (finding == null) {
            json.writeStringField("class", life.end().label());
            json.writeStringField("sentence", new LifeVerdict(explanation.analysis(), names).of(life));
            return;
        }
        json.writeStringField("class", finding.openClass().label());
        json.writeStringField("severity", finding.openClass().severity().label());
        json.writeStringField("confidence", finding.confidence().label());
        json.writeStringField("sentence", finding.openClass().sentence());
        json.writeStringField("fingerprint", finding.fingerprint());
        json.writeStringField(
                "holder", finding.holder() == null ? null : finding.holder().label());
        json.writeStringField(
                "explanation",
                finding.holder() == null ? null : finding.holder().explanation());
        json.writeStringField("issuer", finding.issuer().filter());
        json.writeStringField("issuerConfidence", finding.issuer().confidence().label());
        json.writeStringField("issuerReason", finding.issuer().reason());
        texts("issuerRange", finding.issuer().range());
        texts("createSeenBy", finding.seenBy().create());
        texts("cleanupSeenBy", finding.seenBy().cleanup());
        texts("closeSeenBy", finding.seenBy().close());
        json.writeNumberField("ageNs", finding.use().ageNanos());
        json.writeNumberField("pendingOperations", finding.use().pendingOperations());
        json.writeNumberField("pendingRequests", finding.use().pendingRequests());
        tests(finding);
    }

    private void tests(OpenFinding finding) throws IOException {
        json.writeArrayFieldStart("tests");
        for (OpenTest test : finding.tests()) {
            json.writeStartObject();
            json.writeStringField("name", test.name());
            json.writeStringField("outcome", test.outcome().label());
            json.writeStringField("reason", test.reason());
            json.writeArrayFieldStart("values");
            for (TestValue value : test.values()) {
                json.writeStartObject();
                json.writeStringField("name", value.name());
                json.writeStringField("unit", value.isTime() ? "ns" : "count");
                json.writeNumberField("value", value.value());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
