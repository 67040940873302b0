package fltscope.analyzer.export.timeline;

import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
import fltscope.analyzer.state.LongMap;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.TraceClock;
import java.util.Locale;

/** A reading of a trace, after its analysis, that collects what happened when, thread by thread. */
public final class TimelinePass implements IoSink, PairingListener {
    private final TraceClock clock;
    private final TimelineWanted wanted;
    private final TraceState state = new TraceState();
    private final TraceState known;
    private final Pairer pairer;
    private final Timeline timeline;
    private final LongMap<Way> ways = new LongMap<>();

    /**
     * @param known who is who, as the analysis before this has found out
     */
    public TimelinePass(TraceClock clock, TraceState known, TimelineWanted wanted) {
        this.clock = clock;
        this.wanted = wanted;
        this.known = known;
        pairer = new Pairer(clock.startTicks(), known.images(), state.volumes(), this);
        timeline = new Timeline(clock.nanosSinceStart(Math.max(clock.startTicks(), wanted.fromTicks())));
    }

    @Override
    public void accept(IoRecord record) {
        state.accept(record);
        pairer.accept(record);
    }

    /** The trace has ended. */
    public Timeline finish() {
        pairer.finish().opens().forEach(open -> opened(open, Long.MAX_VALUE, null));
        return timeline;
    }

    /** What is known of a request on its way: its last moment so far, and its path. */
    private static final class Way {
        private long endTicks = FileObject.NEVER;
        private String path;
    }

    @Override
    public void requestBegan(Request request, IoRecord record) {
        ways.put(request.callbackData(), new Way());
    }

    @Override
    public void callbackReturned(Request request, IoRecord record, boolean paired) {
        until(request.callbackData(), record.timeTicks(), null);
    }

    private void until(long callbackData, long ticks, String path) {
        Way way = ways.get(callbackData);
        if (way != null) {
            way.endTicks = Math.max(way.endTicks, ticks);
            way.path = path == null ? way.path : path;
        }
    }

    /** The whole of a request, around its callbacks and its operation. */
    @Override
    public void requestEnded(Request request) {
        Way way = ways.remove(request.callbackData());
        if (way == null
                || way.endTicks < request.startTicks()
                || wanted.filter() != null
                || !isInWindow(request.startTicks(), way.endTicks)
                || !isWanted(request.threadId(), request.processId(), request.startTicks(), request.fileObject())
                || !hasRoom(way.endTicks)) {
            return;
        }
        timeline.thread(request.threadId(), process(request.threadId(), request.processId(), request.startTicks()));
        timeline.request(
                clock.nanosSinceStart(request.startTicks()),
                clock.nanosSinceStart(way.endTicks),
                request.threadId(),
                request.majorFunction(),
                way.path,
                request.fileObject());
    }

    private boolean isInWindow(long fromTicks, long toTicks) {
        return toTicks >= wanted.fromTicks() && fromTicks <= wanted.toTicks();
    }

    /** Whether there is room; what there is no room for is counted. */
    private boolean hasRoom(long endTicks) {
        if (timeline.size() < wanted.most()) {
            timeline.reached(clock.nanosSinceStart(endTicks));
            return true;
        }
        timeline.omit();
        return false;
    }

    private boolean isWanted(int threadId, int processId, long ticks, long fileObject) {
        if (!wanted.findings().isEmpty() && !wanted.findings().contains(fileObject)) {
            return false;
        }
        return wanted.process() == null || isProcess(known.processOf(threadId, processId, ticks), ticks);
    }

    private boolean isProcess(int processId, long ticks) {
        if (wanted.process().equals(Integer.toString(processId))) {
            return true;
        }
        String image = known.processes().nameAt(processId, ticks);
        return image != null
                && (image.equalsIgnoreCase(wanted.process()) || image.equalsIgnoreCase(wanted.process() + ".exe"));
    }

    @Override
    public void operationEnded(Operation operation) {
        long start = operation.startTicks();
        long end = operation.endTicks();
        FileObject open = operation.epoch();
        until(operation.pointer(), end, open == null ? null : path(open, start));
        if (!isInWindow(start, end)
                || !isWanted(operation.threadId(), -1, start, operation.fileObject())
                || wanted.filter() != null
                || !hasRoom(end)) {
            return;
        }
        timeline.thread(operation.threadId(), process(operation.threadId(), -1, start));
        timeline.operation(
                clock.nanosSinceStart(start),
                clock.nanosSinceStart(end),
                operation.threadId(),
                operation.kind(),
                path(open, start),
                operation.fileObject(),
                operation.openSerial(),
                operation.status());
    }

    @Override
    public void callbackMeasured(CallbackSample sample) {
        long end = sample.endTicks();
        long start = end - sample.durationTicks();
        FileObject open = sample.request().epoch();
        // Clocks of two processors that disagree make no stretch of time.
        if (sample.durationTicks() < 0
                || !isInWindow(start, end)
                || !isWanted(
                        sample.threadId(),
                        sample.request().processId(),
                        end,
                        sample.request().fileObject())
                || !isFilter(sample.filter())
                || !hasRoom(end)) {
            return;
        }
        timeline.thread(
                sample.threadId(), process(sample.threadId(), sample.request().processId(), end));
        timeline.callback(
                clock.nanosSinceStart(start),
                clock.nanosSinceStart(start) + clock.nanos(sample.durationTicks()),
                sample.threadId(),
                FilterNames.of(pairer.filters().name(sample.filter())),
                sample.majorFunction(),
                sample.post(),
                path(open, end),
                sample.request().fileObject());
    }

    private boolean isFilter(int filter) {
        return wanted.filter() == null
                || FilterNames.same(wanted.filter(), pairer.filters().name(filter));
    }

    private String process(int threadId, int processId, long ticks) {
        int owner = known.processOf(threadId, processId, ticks);
        String image = owner == -1 ? null : known.processes().nameAt(owner, ticks);
        return owner == -1 ? null : (image == null ? "process" : image) + " (" + Integer.toUnsignedString(owner) + ")";
    }

    /** A path is looked at once for each open. */
    private String path(FileObject open, long ticks) {
        if (open == null) {
            return null;
        }
        return open.pathUnits() == 0 ? known.fileNames().nameOf(open.fileKey(), ticks) : open.path();
    }

    @Override
    public void openEnded(FileObject open, LifeEnd end, long ticks) {
        if (open.isOpened()) {
            opened(open, ticks, end);
        }
    }

    private void opened(FileObject open, long endTicks, LifeEnd end) {
        if (!open.createSeen()
                || !isInWindow(open.createTicks(), endTicks)
                || !isWanted(open.openerThread(), open.openerProcess(), open.createTicks(), open.fileObject())
                || wanted.filter() != null) {
            return;
        }
        timeline.open(
                clock.nanosSinceStart(open.createTicks()),
                endTicks == Long.MAX_VALUE ? Long.MAX_VALUE : clock.nanosSinceStart(endTicks),
                end == null ? null : end.label().toLowerCase(Locale.ROOT),
                path(open, open.createTicks()),
                open.fileObject());
    }
}
