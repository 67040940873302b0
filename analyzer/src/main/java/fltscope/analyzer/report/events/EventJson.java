package fltscope.analyzer.report.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import fltscope.analyzer.json.JsonEscapes;
import fltscope.analyzer.json.JsonNames;
import fltscope.schemas.event.EventRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/**
 * A listing for programs: JSON Lines, an object for each event, its members always in the same order.
 *
 * <p>Numbers are integers, addresses, flags and the keyword hexadecimal strings, since not every reader of JSON keeps 64 bits.
 * {@code pid}, {@code process} and {@code tid} are null when not known, and {@code headerPid} and {@code headerTid} are there
 * only where the event was written by another process or thread than it is of. Text is escaped to ASCII, which keeps what is
 * no valid UTF-16 and lets nothing through to a terminal.
 */
public final class EventJson implements EventOutput {
    private final PrintWriter out;
    private final JsonGenerator json;
    private final EventJsonFields fields;

    public EventJson(PrintWriter out) {
        this.out = out;
        try {
            json = JsonEscapes.generator(out)
                    .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                    .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fields = new EventJsonFields(json);
    }

    @Override
    public void write(EventView event) {
        try {
            json.writeStartObject();
            head(event);
            json.writeObjectFieldStart("fields");
            fields.write(event);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head(EventView event) throws IOException {
        EventRecord record = event.record();
        json.writeNumberField("timeNs", event.nanos());
        json.writeNumberField("ticks", record.timestampTicks());
        json.writeNumberField("cpu", record.processor());
        id("pid", event.processId());
        String process = event.processName(event.processId());
        if (process == null) {
            json.writeNullField("process");
        } else {
            json.writeStringField("process", JsonNames.of(process));
        }
        id("tid", event.threadId());
        json.writeStringField("provider", JsonNames.of(event.kind().provider()));
        json.writeStringField("event", JsonNames.of(event.kind().event()));
        json.writeNumberField("id", record.id());
        json.writeNumberField("version", record.version());
        json.writeNumberField("opcode", record.opcode());
        json.writeNumberField("level", record.level());
        json.writeFieldName("keyword");
        fields.hex(record.keyword());
        if (record.processId() != EventRecord.UNKNOWN_ID && record.processId() != event.processId()) {
            id("headerPid", record.processId());
        }
        if (record.threadId() != EventRecord.UNKNOWN_ID && record.threadId() != event.threadId()) {
            id("headerTid", record.threadId());
        }
    }

    private void id(String name, int id) throws IOException {
        if (id == EventRecord.UNKNOWN_ID) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, Integer.toUnsignedLong(id));
        }
    }

    @Override
    public void finish() {
        try {
            boolean any = fields.any();
            json.close();
            if (any) {
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
