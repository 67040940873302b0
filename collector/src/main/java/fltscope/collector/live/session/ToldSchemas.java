package fltscope.collector.live.session;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import fltscope.collector.live.win32.TdhFunctions;
import fltscope.collector.live.win32.WindowsError;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.HeaderKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The schemas of events as Windows itself tells them (TdhGetEventInformation, tdh.h): those of a few providers whose events
 * are known by nothing else. Windows is asked at the first event of each id and version, never again, whatever it said.
 */
public final class ToldSchemas {
    private static final int FIRST_GUESS_BYTES = 1 << 12;

    /** An event has at most 64 KB, and so few fields that what is said of it has less. */
    private static final int MOST_BYTES = 1 << 18;

    /** The filter manager has about 233 events. */
    private static final int MOST_ASKED = 4096;

    private static final int VERSION_BITS = 8;
    private static final int INSUFFICIENT_BUFFER = 122;
    private static final byte[] NONE = {};

    /** What was asked of one provider; a kind of event is its id above its version. */
    private record Asked(Guid provider, BitSet kinds) {}

    private final List<Asked> asked = new ArrayList<>();
    private final Memory bytes = new Memory(Integer.BYTES);
    private int left = MOST_ASKED;
    private volatile String refused = "";

    /** Windows will be asked of the events of these. */
    public ToldSchemas(List<Guid> providers) {
        providers.forEach(provider -> asked.add(new Asked(provider, new BitSet())));
    }

    /**
     * The schema of an event, a TRACE_EVENT_INFO, where it is the first of its kind; else empty, or where Windows has none.
     *
     * @param eventRecord address of the event's EVENT_RECORD
     */
    public byte[] firstOf(EventRecord event, long eventRecord) {
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            if (one.provider.high() == event.providerHigh() && one.provider.low() == event.providerLow()) {
                int kind = event.id() << VERSION_BITS | event.version();
                if (event.headerKind() != HeaderKind.EVENT || one.kinds.get(kind) || left == 0) {
                    return NONE;
                }
                left--;
                one.kinds.set(kind);
                return ask(event, new Pointer(eventRecord));
            }
        }
        return NONE;
    }

    private byte[] ask(EventRecord event, Pointer eventRecord) {
        bytes.setInt(0, FIRST_GUESS_BYTES);
        Memory info = new Memory(FIRST_GUESS_BYTES);
        int error = TdhFunctions.TdhGetEventInformation(eventRecord, 0, null, info, bytes);
        int needed = bytes.getInt(0);
        if (error == INSUFFICIENT_BUFFER && needed > 0 && needed <= MOST_BYTES) {
            info = new Memory(needed);
            error = TdhFunctions.TdhGetEventInformation(eventRecord, 0, null, info, bytes);
        }
        if (error != WindowsError.SUCCESS) {
            refuse(event, WindowsError.explain(error));
            return NONE;
        }
        return info.getByteArray(0, (int) Math.min(info.size(), bytes.getInt(0)));
    }

    /** What Windows said of this event is of no use. */
    public void refuse(EventRecord event, String why) {
        if (refused.isEmpty()) {
            refused = "left out: events whose layout Windows does not tell, the first with id " + event.id() + " of "
                    + new Guid(event.providerHigh(), event.providerLow()) + ": " + why;
        }
    }

    /** Says that there are events without a schema, and why; empty while there are none. Any thread may ask. */
    public String refused() {
        return refused;
    }
}
