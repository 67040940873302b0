package fltscope.analyzer.report.events;

import com.fasterxml.jackson.core.JsonGenerator;
import fltscope.analyzer.json.JsonNames;
import fltscope.analyzer.state.Image;
import fltscope.analyzer.text.FileTimes;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.FieldSink;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.PointerRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The fields of an event as members of a JSON object. What a value is called follows it under the name with an ending:
 * {@code statusName} for a code, {@code routineAddrCode} for an address of code (and
 * {@code routineAddrFunction} with symbols), {@code fileObjectPath} for that of a file,
 * {@code fileNameDos} for a path, {@code parentIdProcess} for a process, {@code initialTimeNs} for a time in ticks.
 */
final class EventJsonFields implements FieldSink {
    private static final int HEX_CHARS = 18;
    private static final int FEW_NAMES = 32;

    private final JsonGenerator json;
    private final char[] hex = new char[HEX_CHARS];
    private Set<String> names = new HashSet<>();
    private EventView event;

    EventJsonFields(JsonGenerator json) {
        this.json = json;
    }

    /** Whether any event was written. */
    boolean any() {
        return event != null;
    }

    void write(EventView view) {
        event = view;
        if (names.size() > FEW_NAMES) {
            // To clear a set costs as much as the most that it ever held.
            names = new HashSet<>();
        } else {
            names.clear();
        }
        view.describe(this);
        OpenFiles.InFlight ended = view.endedOperation();
        if (ended != null) {
            pointer("fileObject", ended.fileObject(), PointerRole.FILE_OBJECT);
            if (ended.fileKey() != 0) {
                pointer("fileKey", ended.fileKey(), PointerRole.FILE_KEY);
            }
        }
    }

    /** Writes a value as a hexadecimal string. */
    void hex(long value) throws IOException {
        int at = HEX_CHARS;
        long rest = value;
        do {
            hex[--at] = Character.forDigit((int) rest & 0xF, 16);
            rest >>>= 4;
        } while (rest != 0);
        hex[--at] = 'x';
        hex[--at] = '0';
        json.writeString(hex, at, HEX_CHARS - at);
    }

    @Override
    public void number(String name, long value) {
        member(name, () -> json.writeNumber(value));
    }

    @Override
    public void flags(String name, long value) {
        member(name, () -> hex(value));
    }

    @Override
    public void pointer(String name, long value, PointerRole role) {
        member(name, () -> hex(value));
        if (role == PointerRole.CODE) {
            Image image = event.imageAt(value);
            if (image != null) {
                optional(name, "Code", image.name() + "+0x" + Long.toHexString(value - image.baseAddress()));
                optional(name, "Function", event.functionAt(name, value));
            }
        } else if (role != PointerRole.DATA) {
            String path = event.pathAt(value, role);
            optional(name, "Path", path == null ? null : event.dosPath(path));
        }
    }

    @Override
    public void code(String name, long value, String label) {
        number(name, value);
        optional(name, "Name", label == null ? EventCodes.statusName(name, value) : label);
    }

    @Override
    public void text(String name, String value) {
        member(name, () -> json.writeString(value == null ? null : JsonNames.of(value)));
    }

    @Override
    public void path(String name, String value) {
        text(name, value);
        String dosPath = event.dosPath(value);
        optional(name, "Dos", dosPath.equals(value) ? null : dosPath);
    }

    @Override
    public void guid(String name, long high, long low) {
        text(name, new Guid(high, low).toString());
    }

    @Override
    public void fileTime(String name, long fileTime) {
        text(name, FileTimes.iso(fileTime));
    }

    @Override
    public void ticks(String name, long ticks) {
        number(name, ticks);
        number(name + "Ns", event.nanos(ticks));
    }

    @Override
    public void process(String name, int processId) {
        number(name, processId == EventRecord.UNKNOWN_ID ? processId : Integer.toUnsignedLong(processId));
        optional(name, "Process", event.processName(processId));
    }

    @Override
    public void thread(String name, int threadId) {
        number(name, threadId == EventRecord.UNKNOWN_ID ? threadId : Integer.toUnsignedLong(threadId));
    }

    private void optional(String name, String ending, String value) {
        if (value != null) {
            text(name + ending, value);
        }
    }

    @FunctionalInterface
    private interface Value {
        void write() throws IOException;
    }

    /** A member under its name; under one that a schema has used before in this event, with a number behind it. */
    private void member(String name, Value value) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "#" + i;
        }
        try {
            json.writeFieldName(JsonNames.of(unique));
            value.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
