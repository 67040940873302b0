package fltscope.schemas.schema;

import fltscope.schemas.event.FieldSink;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.PointerRole;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told, one line a field: {@code name kind value}. */
final class RecordingSink implements FieldSink {
    private final List<String> lines = new ArrayList<>();

    static List<String> linesOf(SchemaPayload payload) {
        RecordingSink sink = new RecordingSink();
        payload.describe(sink);
        return sink.lines;
    }

    @Override
    public void number(String name, long value) {
        lines.add(name + " number " + value);
    }

    @Override
    public void flags(String name, long value) {
        lines.add(name + " flags " + Long.toHexString(value));
    }

    @Override
    public void pointer(String name, long value, PointerRole role) {
        lines.add(name + " " + role + " " + Long.toHexString(value));
    }

    @Override
    public void code(String name, long value, String label) {
        lines.add(name + " code " + value + " " + label);
    }

    @Override
    public void text(String name, String value) {
        lines.add(name + " text " + value);
    }

    @Override
    public void path(String name, String value) {
        lines.add(name + " path " + value);
    }

    @Override
    public void guid(String name, long high, long low) {
        lines.add(name + " guid " + new Guid(high, low));
    }

    @Override
    public void fileTime(String name, long fileTime) {
        lines.add(name + " fileTime " + fileTime);
    }

    @Override
    public void ticks(String name, long ticks) {
        lines.add(name + " ticks " + ticks);
    }

    @Override
    public void process(String name, int processId) {
        lines.add(name + " process " + processId);
    }

    @Override
    public void thread(String name, int threadId) {
        lines.add(name + " thread " + threadId);
    }
}
