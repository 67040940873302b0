package fltscope.analyzer.report.events;

import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.TextLine;
import fltscope.schemas.event.EventRecord;
import java.io.PrintWriter;

/**
 * A listing for people: a line for each event, never cut.
 *
 * <pre>
 *      seconds cpu  process (id)                thread  provider/event           fields
 *     0.018380   7  lsass.exe (724)                  -  Image/DCStart            imageBase=0x7f7cfba0000 ...
 * </pre>
 */
public final class EventText implements EventOutput {
    private static final int TIME_END = 13;
    private static final int PROCESSOR_END = 17;
    private static final int PROCESS = 19;
    private static final int THREAD = 45;
    private static final int THREAD_END = 52;
    private static final int EVENT = 54;
    private static final int FIELDS = 79;

    private final TextLine line;
    private final EventTextFields fields;

    public EventText(PrintWriter out) {
        line = new TextLine(out);
        fields = new EventTextFields(line);
    }

    @Override
    public void write(EventView event) {
        line.micros(event.nanos()).right(0, TIME_END).add(' ');
        int from = line.column();
        line.decimal(event.record().processor()).right(from, PROCESSOR_END).pad(PROCESS);
        process(event).pad(THREAD);
        thread(event.threadId()).add(' ').pad(EVENT);
        line.add(event.kind().label()).add(' ').pad(FIELDS);
        fields.write(event);
        line.end();
    }

    private TextLine process(EventView event) {
        int processId = event.processId();
        if (processId == EventRecord.UNKNOWN_ID) {
            return line.add('-');
        }
        String name = event.processName(processId);
        return line.add(name == null ? "?" : Escape.text(name))
                .add(" (")
                .decimal(Integer.toUnsignedLong(processId))
                .add(')');
    }

    private TextLine thread(int threadId) {
        int from = line.column();
        if (threadId == EventRecord.UNKNOWN_ID) {
            line.add('-');
        } else {
            line.decimal(Integer.toUnsignedLong(threadId));
        }
        return line.right(from, from + THREAD_END - THREAD);
    }

    @Override
    public void finish() {
        line.flush();
    }
}
