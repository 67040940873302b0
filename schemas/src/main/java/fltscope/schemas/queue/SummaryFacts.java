package fltscope.schemas.queue;

import fltscope.schemas.event.EventType;
import fltscope.schemas.event.GroupMasks;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.trace.EventCount;
import fltscope.schemas.trace.RecordedFlags;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSummary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes and reads what a survey of a trace has found, field by field in the order of the record's components. */
final class SummaryFacts {
    private SummaryFacts() {}

    static void write(FactWriter out, TraceSummary summary) {
        out.text(summary.file()).number(summary.bytes());
        TraceFacts.write(out, summary.header());
        TraceFacts.write(out, summary.counters());
        out.number(summary.buffers()).number(summary.compressedBuffers()).number(summary.records());
        out.number(summary.eventsByHeader().size());
        summary.eventsByHeader().forEach((kind, count) -> out.text(kind.name()).number(count));
        out.number(summary.firstTicks()).number(summary.lastTicks());
        write(out, summary.flags());
        out.text(summary.productName()).text(summary.buildLab()).number(summary.buildRevision());
        out.number(summary.fltIoCompletionsSeen()).number(summary.fltIoFastSeen());
        out.number(summary.events().size());
        summary.events().forEach(event -> write(out, event));
    }

    private static void write(FactWriter out, RecordedFlags flags) {
        out.number(flags.told() ? 1 : 0);
        for (int i = 0; i < GroupMasks.WORDS; i++) {
            out.number(flags.word(i));
        }
    }

    private static void write(FactWriter out, EventCount event) {
        out.text(event.type().name())
                .text(event.provider())
                .text(event.event())
                .text(event.guid())
                .number(event.id())
                .number(event.count())
                .number(event.keywords())
                .number(event.withStack());
    }

    static TraceSummary read(FactReader in) {
        String file = in.text();
        long bytes = in.number();
        TraceHeader header = TraceFacts.readHeader(in);
        TraceCounters counters = TraceFacts.readCounters(in);
        return new TraceSummary(
                file,
                bytes,
                header,
                counters,
                in.number(),
                in.number(),
                in.number(),
                readKinds(in),
                in.number(),
                in.number(),
                readFlags(in),
                in.text(),
                in.text(),
                (int) in.number(),
                in.number(),
                in.number(),
                readEvents(in));
    }

    private static Map<HeaderKind, Long> readKinds(FactReader in) {
        Map<HeaderKind, Long> kinds = new EnumMap<>(HeaderKind.class);
        for (int left = in.count(); left > 0; left--) {
            kinds.put(HeaderKind.valueOf(in.text()), in.number());
        }
        return kinds;
    }

    private static RecordedFlags readFlags(FactReader in) {
        boolean told = in.number() != 0;
        int[] words = new int[GroupMasks.WORDS];
        for (int i = 0; i < words.length; i++) {
            words[i] = (int) in.number();
        }
        return told ? RecordedFlags.of(words) : new RecordedFlags();
    }

    private static List<EventCount> readEvents(FactReader in) {
        List<EventCount> events = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            events.add(new EventCount(
                    EventType.valueOf(in.text()),
                    in.text(),
                    in.text(),
                    in.text(),
                    (int) in.number(),
                    in.number(),
                    in.number(),
                    in.number()));
        }
        return events;
    }
}
