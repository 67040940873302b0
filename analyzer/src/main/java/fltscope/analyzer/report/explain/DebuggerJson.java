package fltscope.analyzer.report.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import fltscope.analyzer.input.UnreadLine;
import fltscope.analyzer.input.debugger.FilterFact;
import fltscope.analyzer.input.debugger.InstanceFact;
import fltscope.analyzer.input.debugger.ReferencedObject;
import fltscope.analyzer.input.debugger.UsageCount;
import fltscope.analyzer.life.Life;
import java.io.IOException;
import java.util.List;

/** Writes what a debugger shows, joined with a trace. */
final class DebuggerJson {
    private final JsonGenerator json;
    private final Dump dump;
    private final LifeJson lifeJson;

    DebuggerJson(JsonGenerator json, Dump dump, LifeJson lifeJson) {
        this.json = json;
        this.dump = dump;
        this.lifeJson = lifeJson;
    }

    void write(List<Life> lives) throws IOException {
        json.writeObjectFieldStart("debugger");
        json.writeStringField("file", dump.file());
        json.writeArrayFieldStart("filters");
        for (FilterFact filter : dump.facts().filters()) {
            filter(filter);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("instances");
        for (InstanceFact instance : dump.facts().instances()) {
            instance(instance);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fileObjects");
        for (long address : dump.fileObjects()) {
            object(DumpedObject.of(address, dump, lives));
        }
        json.writeEndArray();
        json.writeNumberField("debuggerFailures", dump.facts().debuggerFailures());
        json.writeNumberField("unreadCount", dump.facts().unreadCount());
        json.writeArrayFieldStart("unread");
        for (UnreadLine line : dump.facts().unread()) {
            json.writeStartObject();
            json.writeNumberField("line", line.lineNumber());
            json.writeStringField("text", line.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void filter(FilterFact filter) throws IOException {
        json.writeStartObject();
        hex("address", filter.address());
        json.writeStringField("name", filter.name());
        json.writeStringField(
                "altitude", filter.altitude() == null ? null : filter.altitude().toString());
        texts("state", filter.state());
        texts("flags", filter.flags());
        json.writeObjectFieldStart("usage");
        for (UsageCount count : dump.facts().usage()) {
            if (count.filterAddress() == filter.address()) {
                json.writeNumberField(count.label(), count.count());
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void instance(InstanceFact instance) throws IOException {
        json.writeStartObject();
        hex("address", instance.address());
        json.writeStringField("name", instance.name());
        json.writeStringField("filter", instance.filterName());
        json.writeStringField(
                "altitude",
                instance.altitude() == null ? null : instance.altitude().toString());
        json.writeStringField("volume", instance.volumeName());
        texts("state", instance.state());
        texts("flags", instance.flags());
        json.writeEndObject();
    }

    private void object(DumpedObject object) throws IOException {
        json.writeStartObject();
        hex("address", object.address());
        json.writeStringField(
                "fileName", object.fact() == null ? null : object.fact().fileName());
        json.writeArrayFieldStart("heldBy");
        for (ReferencedObject held : object.references()) {
            json.writeStartObject();
            hex("filter", held.filterAddress());
            json.writeNumberField("references", held.references());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField(
                "inTrace",
                object.life() == null
                        ? "absent"
                        : object.isConfirmed() ? "same" : object.isSame() ? "address" : "other");
        texts("agrees", object.agrees());
        texts("differs", object.differs());
        if (object.life() == null) {
            json.writeNullField("life");
        } else {
            json.writeObjectFieldStart("life");
            lifeJson.summary(object.life(), object.life().number());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void hex(String name, long address) throws IOException {
        json.writeStringField(name, "0x" + Long.toHexString(address));
    }
}
