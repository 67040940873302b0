package fltscope.analyzer.report.info;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import fltscope.analyzer.json.JsonEscapes;
import fltscope.analyzer.result.coverage.Answer;
import fltscope.analyzer.result.coverage.Aspect;
import fltscope.analyzer.result.coverage.AspectCount;
import fltscope.analyzer.result.coverage.Coverage;
import fltscope.analyzer.text.FileTimes;
import fltscope.schemas.event.EventType;
import fltscope.schemas.trace.EventCount;
import fltscope.schemas.trace.LogFileMode;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes what {@code info} knows as one JSON object; its schema is {@code fltscope/schemas/info.schema.json}. All that the
 * text says is in it. Numbers are integers; units stand in the names. Keywords and GUIDs are text, as they do not fit a
 * number. The order of the fields is fixed.
 *
 * <pre>
 * format "fltscope-info", version 1, traces[]:
 *   file, bytes                  or, for a file that could not be read: file, error
 *   os         major minor build revision, pointerBytes, processors, productName, buildLab
 *   session    name, logFileName, mode, modes[], bufferBytes
 *   clock      type, ticksPerSecond
 *   time       startUtc, startFileTime, endFileTime, bootFileTime (100 ns since 1601), biasMinutes,
 *              firstEventNs, lastEventNs (since the start; missing where there is no event)
 *   ending     how, sentence
 *   buffers    found, compressed, written
 *   records, events, eventsByHeader{}
 *   kernelFlags  told, on[]
 *   counters[] name, severity, label, count, firstOffset (missing where there is no place), sentence
 *   recorded[] aspect, label, state, flag, count, estimated, byProvider{}, source
 *   answers[]  question, label, verdict, because, record
 *   eventCounts[] provider, event, known, guid, id, count, keywords, withStack
 * </pre>
 */
public final class InfoJson implements AutoCloseable {
    private static final int VERSION = 1;

    private final JsonGenerator json;

    /** Begins the object. The writer is flushed at the end, not closed. */
    public InfoJson(Writer out) {
        try {
            json = JsonEscapes.generator(out)
                    .setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("format", "fltscope-info");
            json.writeNumberField("version", VERSION);
            json.writeArrayFieldStart("traces");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a file that could not be read. */
    public void error(String file, String message) {
        try {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeStringField("error", message);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a trace. */
    public void trace(TraceSummary trace) {
        try {
            json.writeStartObject();
            json.writeStringField("file", trace.file());
            json.writeNumberField("bytes", trace.bytes());
            writeOs(trace);
            writeSession(trace.header());
            writeTime(trace);
            writeContent(trace);
            writeCounters(trace.counters());
            Coverage coverage = Coverage.of(trace);
            writeRecorded(coverage);
            writeAnswers(coverage);
            writeEvents(trace);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeOs(TraceSummary trace) throws IOException {
        TraceHeader header = trace.header();
        json.writeObjectFieldStart("os");
        json.writeNumberField("major", header.machine().osMajor());
        json.writeNumberField("minor", header.machine().osMinor());
        json.writeNumberField("build", header.machine().osBuild());
        json.writeNumberField("revision", trace.buildRevision());
        json.writeNumberField("pointerBytes", header.machine().pointerBytes());
        json.writeNumberField("processors", header.machine().processors());
        json.writeStringField("productName", trace.productName());
        json.writeStringField("buildLab", trace.buildLab());
        json.writeEndObject();
    }

    private void writeSession(TraceHeader header) throws IOException {
        json.writeObjectFieldStart("session");
        json.writeStringField("name", header.session().name());
        json.writeStringField("logFileName", header.session().logFileName());
        json.writeNumberField("mode", Integer.toUnsignedLong(header.session().logFileMode()));
        json.writeArrayFieldStart("modes");
        for (LogFileMode mode : LogFileMode.of(header.session().logFileMode())) {
            json.writeString(mode.name());
        }
        json.writeEndArray();
        json.writeNumberField("bufferBytes", header.session().bufferBytes());
        json.writeEndObject();
        json.writeObjectFieldStart("clock");
        json.writeStringField("type", header.clock().type().name());
        json.writeNumberField("ticksPerSecond", header.clock().ticksPerSecond());
        json.writeEndObject();
    }

    private void writeTime(TraceSummary trace) throws IOException {
        TraceHeader header = trace.header();
        json.writeObjectFieldStart("time");
        json.writeStringField("startUtc", FileTimes.utc(header.clock().startFileTime()));
        json.writeNumberField("startFileTime", header.clock().startFileTime());
        json.writeNumberField("endFileTime", header.session().endFileTime());
        json.writeNumberField("bootFileTime", header.machine().bootFileTime());
        json.writeNumberField("biasMinutes", header.machine().timeZoneBiasMinutes());
        if (trace.hasEvents()) {
            json.writeNumberField("firstEventNs", header.clock().nanosSinceStart(trace.firstTicks()));
            json.writeNumberField("lastEventNs", header.clock().nanosSinceStart(trace.lastTicks()));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("ending");
        json.writeStringField("how", trace.ending().name());
        json.writeStringField("sentence", trace.ending().sentence());
        json.writeEndObject();
    }

    private void writeContent(TraceSummary trace) throws IOException {
        json.writeObjectFieldStart("buffers");
        json.writeNumberField("found", trace.buffers());
        json.writeNumberField("compressed", trace.compressedBuffers());
        json.writeNumberField("written", trace.header().session().buffersWritten());
        json.writeEndObject();
        json.writeNumberField("records", trace.records());
        json.writeNumberField("events", trace.eventCount());
        json.writeObjectFieldStart("eventsByHeader");
        for (var kind : trace.eventsByHeader().entrySet()) {
            json.writeNumberField(kind.getKey().name(), kind.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("kernelFlags");
        json.writeBooleanField("told", trace.flags().told());
        json.writeArrayFieldStart("on");
        for (String name : trace.flags().names()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCounters(TraceCounters counters) throws IOException {
        json.writeArrayFieldStart("counters");
        for (TraceCounter counter : TraceCounter.values()) {
            if (counters.count(counter) != 0) {
                json.writeStartObject();
                json.writeStringField("name", counter.name());
                json.writeStringField("severity", counter.severity().name());
                json.writeStringField("label", counter.label());
                json.writeNumberField("count", counters.count(counter));
                if (counters.firstOffset(counter) != TraceCounters.NO_OFFSET) {
                    json.writeNumberField("firstOffset", counters.firstOffset(counter));
                }
                json.writeStringField("sentence", counter.sentence());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void writeRecorded(Coverage coverage) throws IOException {
        json.writeArrayFieldStart("recorded");
        for (AspectCount recorded : coverage.all()) {
            json.writeStartObject();
            json.writeStringField("aspect", recorded.aspect().name());
            json.writeStringField("label", recorded.aspect().label());
            json.writeStringField("state", recorded.state().name());
            if (recorded.aspect().flag() != null) {
                json.writeStringField("flag", recorded.aspect().flag().name());
            }
            json.writeNumberField("count", recorded.count());
            json.writeBooleanField("estimated", recorded.estimated());
            json.writeObjectFieldStart("byProvider");
            for (Map.Entry<String, Long> provider : recorded.byProvider().entrySet()) {
                json.writeNumberField(provider.getKey(), provider.getValue());
            }
            json.writeEndObject();
            json.writeStringField("source", Aspect.sources(List.of(recorded.aspect())));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeAnswers(Coverage coverage) throws IOException {
        json.writeArrayFieldStart("answers");
        for (Answer answer : coverage.answers()) {
            json.writeStartObject();
            json.writeStringField("question", answer.question().name());
            json.writeStringField("label", answer.question().label());
            json.writeStringField("verdict", answer.verdict().name());
            json.writeStringField("because", answer.because());
            json.writeStringField("record", answer.record());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeEvents(TraceSummary trace) throws IOException {
        json.writeArrayFieldStart("eventCounts");
        for (EventCount event : trace.events()) {
            json.writeStartObject();
            json.writeStringField("provider", event.provider());
            json.writeStringField("event", event.event());
            json.writeBooleanField("known", event.type() != EventType.UNKNOWN);
            json.writeStringField("guid", event.guid());
            json.writeNumberField("id", event.id());
            json.writeNumberField("count", event.count());
            json.writeStringField("keywords", String.format(Locale.ROOT, "0x%016x", event.keywords()));
            json.writeNumberField("withStack", event.withStack());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Ends the object. */
    @Override
    public void close() {
        try {
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
