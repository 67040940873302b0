package fltscope.analyzer.result.coverage;

import fltscope.schemas.event.EventType;
import fltscope.schemas.trace.EventCount;
import fltscope.schemas.trace.TraceSummary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was recorded in a trace, by aspect. */
public final class Coverage {
    /** What the name of the provider begins with; the rest differs from build to build. */
    private static final String FILTER_MANAGER = "Microsoft-Windows-FltMgrTrace";

    private final TraceSummary trace;
    private final Map<Aspect, AspectCount> byAspect = new EnumMap<>(Aspect.class);

    private Coverage(TraceSummary trace) {
        this.trace = trace;
    }

    /** Takes the events and the kernel flags of a trace. */
    public static Coverage of(TraceSummary trace) {
        Coverage coverage = new Coverage(trace);
        for (Aspect aspect : Aspect.values()) {
            coverage.byAspect.put(aspect, coverage.look(aspect));
        }
        return coverage;
    }

    private AspectCount look(Aspect aspect) {
        Map<String, Long> byProvider = new TreeMap<>();
        long count = 0;
        for (EventCount event : trace.events()) {
            long shown = shows(aspect, event);
            if (shown > 0) {
                byProvider.merge(event.provider(), shown, Long::sum);
                count += shown;
            }
        }
        return new AspectCount(aspect, state(aspect, count), count, estimated(aspect), byProvider);
    }

    private AspectCount.State state(Aspect aspect, long count) {
        if (count > 0) {
            return AspectCount.State.YES;
        }
        if (aspect.flag() == null || !trace.flags().told()) {
            return AspectCount.State.NOT_TOLD;
        }
        return trace.flags().on(aspect.flag()) ? AspectCount.State.NONE_HAPPENED : AspectCount.State.FLAG_OFF;
    }

    /** How many of the events of a kind show the aspect. */
    private long shows(Aspect aspect, EventCount event) {
        if (aspect == Aspect.STACKS && event.withStack() > 0) {
            return event.withStack();
        }
        if (aspect == Aspect.FILTER_MANAGER) {
            return event.provider().startsWith(FILTER_MANAGER) ? event.count() : 0;
        }
        if (!aspect.types().contains(event.type())) {
            return 0;
        }
        return switch (aspect) {
            case CALLBACK_ENDS -> share(event.count(), trace.fltIoCompletionsSeen() - trace.fltIoFastSeen());
            case FAST_CALLBACK_ENDS -> share(event.count(), trace.fltIoFastSeen());
            default -> event.count();
        };
    }

    private boolean estimated(Aspect aspect) {
        boolean shared = aspect == Aspect.CALLBACK_ENDS || aspect == Aspect.FAST_CALLBACK_ENDS;
        long completions =
                trace.count(EventType.FLT_IO_PRE_OP_COMPLETION) + trace.count(EventType.FLT_IO_POST_OP_COMPLETION);
        return shared && completions > trace.fltIoCompletionsSeen();
    }

    /** Both kinds of ends have the same events: those that were looked into speak for all. */
    private long share(long count, long seenOfKind) {
        long seen = trace.fltIoCompletionsSeen();
        if (seen == 0 || seenOfKind == 0) {
            return 0;
        }
        return Math.max(1, Math.round((double) count * seenOfKind / seen));
    }

    public AspectCount of(Aspect aspect) {
        return byAspect.get(aspect);
    }

    /** All aspects in their order. */
    public List<AspectCount> all() {
        return List.copyOf(byAspect.values());
    }

    /** Whether events of an aspect would stand in the trace, had they happened. */
    public boolean wasOn(Aspect aspect) {
        return of(aspect).wasOn();
    }

    /** Those of some aspects that are not known to have been on. */
    List<Aspect> missing(Aspect... wanted) {
        List<Aspect> missing = new ArrayList<>();
        for (Aspect aspect : wanted) {
            if (!wasOn(aspect)) {
                missing.add(aspect);
            }
        }
        return missing;
    }

    /** Creates that carry a stack in their header. */
    long createsWithStack() {
        return trace.withStack(EventType.KERNEL_FILE_CREATE);
    }

    /** What the trace can tell, question by question. */
    public List<Answer> answers() {
        return new Answers(this).all();
    }
}
