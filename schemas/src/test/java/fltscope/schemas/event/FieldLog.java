package fltscope.schemas.event;

import java.util.ArrayList;
import java.util.List;

/** Writes each field as one line, with its kind where the value alone does not show it. */
final class FieldLog implements FieldSink {
    private final List<String> fields = new ArrayList<>();

    List<String> fields() {
        return fields;
    }

    @Override
    public void number(String name, long value) {
        fields.add(name + "=" + value);
    }

    @Override
    public void flags(String name, long value) {
        fields.add(name + "=0x" + Long.toHexString(value));
    }

    @Override
    public void pointer(String name, long value, PointerRole role) {
        fields.add(name + "=" + role + " 0x" + Long.toHexString(value));
    }

    @Override
    public void code(String name, long value, String label) {
        fields.add(name + "=0x" + Long.toHexString(value) + " " + label);
    }

    @Override
    public void text(String name, String value) {
        fields.add(name + "='" + value + "'");
    }

    @Override
    public void path(String name, String value) {
        fields.add(name + "=path '" + value + "'");
    }

    @Override
    public void guid(String name, long high, long low) {
        fields.add(name + "={" + new Guid(high, low) + "}");
    }

    @Override
    public void fileTime(String name, long fileTime) {
        fields.add(name + "=fileTime " + fileTime);
    }

    @Override
    public void ticks(String name, long ticks) {
        fields.add(name + "=ticks " + ticks);
    }

    @Override
    public void process(String name, int processId) {
        fields.add(name + "=process " + processId);
    }

    @Override
    public void thread(String name, int threadId) {
        fields.add(name + "=thread " + threadId);
    }
}
