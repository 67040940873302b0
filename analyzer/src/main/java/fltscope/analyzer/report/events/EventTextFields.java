package fltscope.analyzer.report.events;

import fltscope.analyzer.state.Image;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.FileTimes;
import fltscope.analyzer.text.TextLine;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.FieldSink;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.PointerRole;

/**
 * The fields of an event as {@code name=value}, with the name of what is pointed at in parentheses. A text that has blanks,
 * quotes or nothing in it stands in double quotes, a quote in it is doubled.
 */
final class EventTextFields implements FieldSink {
    /** Codes above this, such as statuses, are known by their hexadecimal form. */
    private static final long LARGEST_DECIMAL_CODE = 0xFFFF;

    private final TextLine line;
    private EventView event;
    private boolean first;

    /** The path told last of this event: both addresses of a file mostly have the same. */
    private String lastPath;

    EventTextFields(TextLine line) {
        this.line = line;
    }

    void write(EventView view) {
        event = view;
        first = true;
        lastPath = null;
        view.describe(this);
        String ended = view.endedPath();
        if (ended != null) {
            name("path");
            quoted(event.dosPath(ended));
        }
        writer(view.record());
    }

    /** Who wrote the event, where that is somebody else than it is of. */
    private void writer(EventRecord record) {
        if (record.processId() != EventRecord.UNKNOWN_ID && record.processId() != event.processId()) {
            process("headerProcessId", record.processId());
        }
        if (record.threadId() != EventRecord.UNKNOWN_ID && record.threadId() != event.threadId()) {
            thread("headerThreadId", record.threadId());
        }
    }

    @Override
    public void number(String name, long value) {
        name(name).decimal(value);
    }

    @Override
    public void flags(String name, long value) {
        name(name).hex(value);
    }

    @Override
    public void pointer(String name, long value, PointerRole role) {
        name(name).hex(value);
        if (role == PointerRole.CODE) {
            Image image = event.imageAt(value);
            String function = event.functionAt(name, value);
            if (function != null) {
                line.add(" (").add(Escape.text(function)).add(')');
            } else if (image != null) {
                line.add(" (")
                        .add(Escape.text(image.name()))
                        .add('+')
                        .hex(value - image.baseAddress())
                        .add(')');
            }
        } else if (role != PointerRole.DATA) {
            String path = event.pathAt(value, role);
            if (path != null && !path.equals(lastPath)) {
                line.add(" (").add(Escape.text(event.dosPath(path))).add(')');
                lastPath = path;
            }
        }
    }

    @Override
    public void code(String name, long value, String label) {
        name(name);
        String known = label == null ? EventCodes.statusName(name, value) : label;
        if (known != null) {
            line.add(Escape.text(known));
        } else if (value > LARGEST_DECIMAL_CODE || value < -LARGEST_DECIMAL_CODE) {
            line.hex(value == (int) value ? Integer.toUnsignedLong((int) value) : value);
        } else {
            line.decimal(value);
        }
    }

    @Override
    public void text(String name, String value) {
        name(name);
        quoted(value);
    }

    @Override
    public void path(String name, String value) {
        name(name);
        quoted(event.dosPath(value));
        lastPath = value;
    }

    @Override
    public void guid(String name, long high, long low) {
        name(name).add(new Guid(high, low).toString());
    }

    @Override
    public void fileTime(String name, long fileTime) {
        name(name).add(FileTimes.iso(fileTime));
    }

    @Override
    public void ticks(String name, long ticks) {
        name(name).micros(event.nanos(ticks));
    }

    @Override
    public void process(String name, int processId) {
        name(name);
        if (processId == EventRecord.UNKNOWN_ID) {
            line.decimal(processId);
            return;
        }
        line.decimal(Integer.toUnsignedLong(processId));
        String image = processId == event.processId() ? null : event.processName(processId);
        if (image != null) {
            line.add(" (").add(Escape.text(image)).add(')');
        }
    }

    @Override
    public void thread(String name, int threadId) {
        name(name).decimal(threadId == EventRecord.UNKNOWN_ID ? threadId : Integer.toUnsignedLong(threadId));
    }

    private TextLine name(String name) {
        if (!first) {
            line.add(' ');
        }
        first = false;
        return line.add(Escape.text(name)).add('=');
    }

    private void quoted(String value) {
        String safe = Escape.text(value);
        if (isPlain(safe)) {
            line.add(safe);
        } else {
            line.add('"')
                    .add(safe.indexOf('"') < 0 ? safe : safe.replace("\"", "\"\""))
                    .add('"');
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '"') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
