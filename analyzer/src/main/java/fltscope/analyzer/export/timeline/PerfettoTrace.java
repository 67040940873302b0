package fltscope.analyzer.export.timeline;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.trend.LossWindow;
import fltscope.analyzer.trend.Milestone;
import fltscope.schemas.event.NtStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a timeline as a trace of Perfetto: packets of TrackEvent. Field numbers are those of {@code
 * protos/perfetto/trace/trace_packet.proto} and {@code .../track_event/*.proto} at ui.perfetto.dev's project, which are published and
 * do not change their meaning.
 *
 * <p>Slices of a track nest: each begins and ends within the one around it. What overlaps without nesting, as where operations of a
 * thread are under way at once, goes to a further track of the same name.
 */
public final class PerfettoTrace {
    private static final int PACKET = 1;
    private static final int TIMESTAMP = 8;
    private static final int SEQUENCE = 10;
    private static final int TRACK_EVENT = 11;
    private static final int INTERNED = 12;
    private static final int SEQUENCE_FLAGS = 13;
    private static final int TRACK_DESCRIPTOR = 60;
    /** SEQ_INCREMENTAL_STATE_CLEARED, and SEQ_NEEDS_INCREMENTAL_STATE. */
    private static final int FIRST_FLAGS = 3;

    private static final int NEEDS_STATE = 2;
    private static final int MY_SEQUENCE = 1;

    private static final int UUID = 1;
    private static final int TRACK_NAME = 2;
    private static final int PARENT = 5;
    private static final int COUNTER = 8;
    private static final int COUNTER_UNIT = 3;
    private static final int COUNT_UNIT = 2;

    private static final int ANNOTATION = 4;
    private static final int TYPE = 9;
    private static final int NAME_IID = 10;
    private static final int TRACK = 11;
    private static final int CATEGORY = 22;
    private static final int EVENT_NAME = 23;
    private static final int COUNTER_VALUE = 30;
    private static final int FLOW = 47;
    private static final int LAST_FLOW = 48;
    private static final int BEGIN = 1;
    private static final int END = 2;
    private static final int INSTANT = 3;
    private static final int VALUE = 4;

    private static final int NAMES = 2;
    private static final int TEXTS = 29;
    private static final int IID = 1;
    private static final int TEXT = 2;
    private static final int ANNOTATION_NAME = 10;
    private static final int UINT = 3;
    private static final int STRING = 6;
    private static final int POINTER = 7;
    private static final int STRING_IID = 17;

    private static final int MOST_LANES = 256;
    private static final int COUNTS = 512;
    private static final long SECOND = 1_000_000_000L;

    private final OutputStream out;
    private final Timeline timeline;
    private final Analysis analysis;
    private final ProtoWriter packet = new ProtoWriter();
    private final ProtoWriter event = new ProtoWriter();
    private final ProtoWriter inner = new ProtoWriter();
    private final ProtoWriter most = new ProtoWriter();
    private final Map<Long, OpenFinding> findings = new HashMap<>();
    private long tracks;
    private long clipNanos;

    private PerfettoTrace(OutputStream out, Timeline timeline, Analysis analysis) {
        this.out = out;
        this.timeline = timeline;
        this.analysis = analysis;
        analysis.opens().forEach(open -> findings.put(open.file().fileObject(), open));
    }

    /** Writes a timeline; the stream is not closed. */
    public static void write(OutputStream out, Timeline timeline, Analysis analysis) throws IOException {
        new PerfettoTrace(out, timeline, analysis).write();
    }

    private void write() throws IOException {
        clipNanos = Math.max(timeline.toNanos(), timeline.fromNanos());
        interned();
        long root = track("fltscope", 0);
        marks(root);
        counters(root);
        long threads = track("threads", 0);
        rows(timeline.onThreads(), threads, this::threadName, true);
        long filters = track("filters", 0);
        rows(timeline.ofFilters(), filters, row -> timeline.filters().text(row), false);
        long opens = track("open files", 0);
        rows(timeline.opens(), opens, row -> timeline.fates().text(row), false);
    }

    private String threadName(int thread) {
        String process = timeline.threads().get(thread);
        return process + " thread " + (thread == -1 ? "not known" : Integer.toUnsignedString(thread));
    }

    private void emit() throws IOException {
        inner.clear().message(PACKET, packet);
        inner.writeTo(out);
    }

    private void interned() throws IOException {
        most.clear();
        for (int i = 1; i <= timeline.names().size(); i++) {
            inner.clear().number(IID, i).text(TEXT, timeline.names().text(i));
            most.message(NAMES, inner);
        }
        for (int i = 1; i <= timeline.paths().size(); i++) {
            inner.clear().number(IID, i).text(TEXT, timeline.paths().text(i));
            most.message(TEXTS, inner);
        }
        packet.clear()
                .number(SEQUENCE, MY_SEQUENCE)
                .number(SEQUENCE_FLAGS, FIRST_FLAGS)
                .message(INTERNED, most);
        emit();
    }

    private long track(String name, long parent) throws IOException {
        long uuid = ++tracks;
        event.clear().number(UUID, uuid).text(TRACK_NAME, name);
        if (parent != 0) {
            event.number(PARENT, parent);
        }
        packet.clear().number(SEQUENCE, MY_SEQUENCE).message(TRACK_DESCRIPTOR, event);
        emit();
        return uuid;
    }

    private void event(long nanos) throws IOException {
        packet.clear()
                .number(TIMESTAMP, Math.max(0, nanos))
                .number(SEQUENCE, MY_SEQUENCE)
                .number(SEQUENCE_FLAGS, NEEDS_STATE)
                .message(TRACK_EVENT, event);
        emit();
    }

    private interface RowName {
        String of(int row);
    }

    /** One track for each row, and more where slices overlap without nesting. */
    private void rows(Slices slices, long parent, RowName names, boolean onThreads) throws IOException {
        int[] order = slices.order();
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && slices.row(order[to]) == slices.row(order[from])) {
                to++;
            }
            row(slices, order, from, to, names.of(slices.row(order[from])), parent, onThreads);
            from = to;
        }
    }

    private static final class Lane {
        private final long track;
        private final List<Integer> under = new ArrayList<>();

        private Lane(long track) {
            this.track = track;
        }
    }

    private void row(Slices slices, int[] order, int from, int to, String name, long parent, boolean onThreads)
            throws IOException {
        List<Lane> lanes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int slice = order[i];
            Lane lane = null;
            for (Lane candidate : lanes) {
                leave(candidate, slices, slices.start(slice));
                if (lane == null && fits(candidate, slices, slice, onThreads)) {
                    lane = candidate;
                }
            }
            if (lane == null && lanes.size() < MOST_LANES) {
                lane = new Lane(track(name, parent));
                lanes.add(lane);
            }
            if (lane != null) {
                begin(lane, slices, slice);
            }
        }
        for (Lane lane : lanes) {
            leave(lane, slices, Long.MAX_VALUE);
        }
    }

    private long end(Slices slices, int slice) {
        return Math.min(slices.end(slice), Math.max(clipNanos, slices.start(slice)));
    }

    /** Whether a slice lies within the innermost that is under way; only on threads one lies within another. */
    private boolean fits(Lane lane, Slices slices, int slice, boolean onThreads) {
        if (lane.under.isEmpty()) {
            return true;
        }
        int top = lane.under.get(lane.under.size() - 1);
        return onThreads && end(slices, slice) <= end(slices, top);
    }

    private void leave(Lane lane, Slices slices, long until) throws IOException {
        while (!lane.under.isEmpty()) {
            int last = lane.under.size() - 1;
            int top = lane.under.get(last);
            if (end(slices, top) > until) {
                return;
            }
            lane.under.remove(/* index */ last);
            event.clear().number(TYPE, END).number(TRACK, lane.track);
            event(end(slices, top));
        }
    }

    private void begin(Lane lane, Slices slices, int slice) throws IOException {
        lane.under.add(slice);
        int name = slices.name(slice);
        event.clear().number(TYPE, BEGIN).number(TRACK, lane.track);
        boolean isOpen = slices == timeline.opens();
        OpenFinding finding = isOpen ? findings.get(slices.fileObject(slice)) : null;
        if (finding == null) {
            event.text(CATEGORY, isOpen ? "open" : category(name)).number(NAME_IID, name);
        } else {
            // The colour follows the name: a class has one.
            event.text(CATEGORY, finding.openClass().label())
                    .text(EVENT_NAME, finding.openClass().label());
            annotation("finding", STRING, 0, finding.fingerprint());
        }
        if (slices.path(slice) != 0) {
            annotation("path", STRING_IID, slices.path(slice), null);
        }
        if (slices.fileObject(slice) != 0) {
            annotation("FileObject", POINTER, slices.fileObject(slice), null);
        }
        if (slices.status(slice) != 0) {
            annotation("status", STRING, 0, NtStatus.text(slices.status(slice)));
        }
        long flow = slices.flow(slice);
        if (flow != 0) {
            event.fixed64(timeline.names().text(name).equals("CLOSE") ? LAST_FLOW : FLOW, flow);
        }
        event(slices.start(slice));
    }

    private String category(int name) {
        if (timeline.isCallback(name)) {
            return "callback";
        }
        return timeline.isRequest(name) ? "request" : "operation";
    }

    private void annotation(String name, int field, long number, String text) {
        inner.clear().text(ANNOTATION_NAME, name);
        if (text == null) {
            inner.number(field, number);
        } else {
            inner.text(field, text);
        }
        event.message(ANNOTATION, inner);
    }

    private void marks(long root) throws IOException {
        List<LossWindow> losses = analysis.trend().losses();
        if (!losses.isEmpty()) {
            long track = track("lost", root);
            for (LossWindow loss : losses) {
                event.clear()
                        .number(TYPE, BEGIN)
                        .number(TRACK, track)
                        .text(CATEGORY, "loss")
                        .text(EVENT_NAME, "events lost");
                annotation("items", UINT, loss.items(), null);
                event(loss.fromNanos());
                event.clear().number(TYPE, END).number(TRACK, track);
                event(loss.toNanos());
            }
        }
        List<Milestone> milestones = analysis.trend().milestones();
        if (!milestones.isEmpty()) {
            long track = track("loads and unloads", root);
            for (Milestone milestone : milestones) {
                event.clear()
                        .number(TYPE, INSTANT)
                        .number(TRACK, track)
                        .text(CATEGORY, "milestone")
                        .text(EVENT_NAME, milestone.name() + " " + milestone.what());
                event(milestone.nanos());
            }
        }
    }

    private long counter(String name, long parent) throws IOException {
        long uuid = ++tracks;
        inner.clear().number(COUNTER_UNIT, COUNT_UNIT);
        event.clear()
                .number(UUID, uuid)
                .text(TRACK_NAME, name)
                .number(PARENT, parent)
                .message(COUNTER, inner);
        packet.clear().number(SEQUENCE, MY_SEQUENCE).message(TRACK_DESCRIPTOR, event);
        emit();
        return uuid;
    }

    private void value(long track, long nanos, long value) throws IOException {
        event.clear().number(TYPE, VALUE).number(TRACK, track).number(COUNTER_VALUE, value);
        event(nanos);
    }

    private void counters(long root) throws IOException {
        long opens = counter("open files", root);
        long binNanos = analysis.trend().opens().binNanos();
        List<Long> alive = analysis.trend().opens().alive();
        for (int i = 0; i < alive.size(); i++) {
            if ((i + 1) * binNanos >= timeline.fromNanos() && i * binNanos <= clipNanos) {
                value(opens, i * binNanos, alive.get(i));
            }
        }
        long width = Math.max(1, (clipNanos - timeline.fromNanos()) / COUNTS + 1);
        long[] operations = new long[COUNTS + 1];
        long[] underWay = new long[COUNTS + 2];
        Slices slices = timeline.onThreads();
        for (int i = 0; i < slices.size(); i++) {
            int from = bin(slices.start(i), width);
            int to = bin(slices.end(i), width);
            if (timeline.isCallback(slices.name(i))) {
                // Under way at the end of a bin.
                underWay[from]++;
                underWay[to]--;
            } else if (!timeline.isRequest(slices.name(i))) {
                operations[to]++;
            }
        }
        long rate = counter("operations a second", root);
        long depth = counter("callbacks under way", root);
        long sum = 0;
        for (int i = 0; i < COUNTS; i++) {
            long at = timeline.fromNanos() + i * width;
            sum += underWay[i];
            value(rate, at, operations[i] * SECOND / width);
            value(depth, at, sum);
        }
    }

    private int bin(long nanos, long width) {
        return (int) Math.max(0, Math.min(COUNTS, (nanos - timeline.fromNanos()) / width));
    }

    /** About how many bytes a timeline of so many slices takes. */
    public static String about(long slices) {
        long megabytes = Math.max(1, slices * 2 * 55 / 1_000_000);
        return String.format(Locale.ROOT, "about %,d MB", megabytes);
    }
}
