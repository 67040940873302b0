package fltscope.collector.live;

import fltscope.collector.etl.EventSink;
import fltscope.collector.live.session.EtwConsumer;
import fltscope.collector.live.session.EtwSession;
import fltscope.collector.live.session.SessionLoss;
import fltscope.collector.live.session.SessionSettings;
import fltscope.collector.live.session.ToldSchemas;
import fltscope.collector.normalize.Normalizer;
import fltscope.collector.survey.LiveSurvey;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.RecordedFlags;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSummary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A capture in real time: each session has a consumer, whose events become records on its thread; the records of all go
 * through lanes into one order and to the sink. Loss is asked for every second, and becomes a record where it was noticed.
 *
 * <p>One thread starts it and calls {@link #watch} now and then; {@link #close} may come from any.
 */
public final class LiveCapture implements Recording {
    private static final int LANE_BYTES = 1 << 25;
    private static final int OWN_LANE_BYTES = 1 << 22;
    private static final long HOLD_MS = 3L * SessionSettings.REAL_TIME_FLUSH_MS;
    private static final long MS_PER_SECOND = 1000;
    private static final int NO_ID = -1;
    private static final byte[] NO_SCHEMA = {};

    private final LiveMachine machine;
    private final List<EtwConsumer> consumers = new ArrayList<>();
    private final List<RecordLane> lanes = new ArrayList<>();
    private final List<TraceCounters> counters = new ArrayList<>();
    private final List<LiveSurvey> surveys = new ArrayList<>();
    private final RecordLane ownLane = new RecordLane(OWN_LANE_BYTES, true);
    private final IoRecordBuilder own = new IoRecordBuilder();
    private final TraceCounters lost = new TraceCounters();
    private final CaptureSink sink;
    private final LaneMerge merge;
    private final Thread mergeThread;
    private RecordingSessions sessions;
    private ToldSchemas schemas;
    private SessionLoss toldLoss = SessionLoss.NONE;
    private long lookedTicks;
    private boolean closed;

    private LiveCapture(LiveMachine machine, CapturePlan plan, CaptureSink sink) {
        this.machine = machine;
        this.sink = sink;
        lookedTicks = machine.ticks();
        int count = plan.profile().needsSystemLogger() ? 2 : 1;
        for (int i = 0; i < count; i++) {
            lanes.add(new RecordLane(LANE_BYTES, false));
        }
        List<RecordLane> all = new ArrayList<>(lanes);
        all.add(ownLane);
        merge = new LaneMerge(all, sink, machine::ticks, machine.ticksPerSecond() * HOLD_MS / MS_PER_SECOND);
        mergeThread = new Thread(merge, "fltscope-merge");
    }

    /**
     * Starts to record.
     *
     * @param sink takes the records, on a thread of the capture
     * @throws TraceException when Windows does not let it; then nothing is left running
     */
    public static LiveCapture start(LiveMachine machine, CapturePlan plan, CaptureSink sink) {
        LiveCapture capture = new LiveCapture(machine, plan, sink);
        capture.mergeThread.start();
        try {
            capture.sessions = RecordingSessions.start(machine, plan, SessionSettings::realTime);
            capture.consume();
            capture.sessions.record();
            return capture;
        } catch (RuntimeException e) {
            try {
                capture.close();
            } catch (TraceException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void consume() {
        schemas = new ToldSchemas(sessions.explainedByWindows());
        for (EtwSession session : sessions.all()) {
            RecordLane lane = lanes.get(consumers.size());
            boolean ordinary = consumers.size() == lanes.size() - 1;
            TraceCounters counted = new TraceCounters();
            counters.add(counted);
            LiveSurvey survey = new LiveSurvey();
            surveys.add(survey);
            Normalizer normalizer = new Normalizer(lane, counted);
            EventSink beside = sink.besideSession();
            consumers.add(new EtwConsumer(
                    session.name(),
                    (event, eventRecord) -> {
                        lane.event();
                        byte[] schema = ordinary ? schemas.firstOf(event, eventRecord) : NO_SCHEMA;
                        if (schema.length > 0) {
                            learn(schema, normalizer, survey, event);
                        }
                        survey.add(event);
                        normalizer.event(event);
                        if (beside != null) {
                            beside.event(event);
                        }
                    },
                    lane::close));
        }
    }

    private void learn(byte[] schema, Normalizer normalizer, LiveSurvey survey, EventRecord event) {
        if (normalizer.schema(ByteBuffer.wrap(schema).order(ByteOrder.LITTLE_ENDIAN))) {
            survey.schema(ByteBuffer.wrap(schema).order(ByteOrder.LITTLE_ENDIAN));
            sink.schema(schema);
        } else {
            schemas.refuse(event, "it is damaged, or of an unknown kind");
        }
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(sessions.notes());
        if (!schemas.refused().isEmpty()) {
            notes.add(schemas.refused());
        }
        return notes;
    }

    /** Places what was lost since the last call. */
    @Override
    public synchronized void watch() {
        if (!closed) {
            tellLoss();
        }
        failure().ifPresent(e -> {
            throw e;
        });
    }

    private Optional<RuntimeException> failure() {
        return Stream.concat(Stream.of(merge.failure()), consumers.stream().map(EtwConsumer::failure))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private void tellLoss() {
        long before = lookedTicks;
        SessionLoss loss = sessions.loss();
        lookedTicks = machine.ticks();
        long events = loss.events() - toldLoss.events();
        long buffers = loss.buffers() - toldLoss.buffers();
        if (events > 0 || buffers > 0) {
            toldLoss = loss;
            lost.add(TraceCounter.EVENTS_LOST, events, TraceCounters.NO_OFFSET);
            lost.add(TraceCounter.BUFFERS_LOST, buffers, TraceCounters.NO_OFFSET);
            own.start(IoKind.LOST, lookedTicks, 0, NO_ID, NO_ID)
                    .otherTicks(before)
                    .extent(events)
                    .code((int) buffers);
            ownLane.accept(own.finish());
        }
    }

    /** Lets {@code records} add records of its own, such as those of a snapshot, with the time that it is given. */
    public synchronized void add(RecordSource records) {
        if (!closed) {
            records.writeTo(ownLane, machine.ticks());
        }
    }

    /** Records that do not come from a session. */
    public interface RecordSource {
        /** Hands the records to {@code sink}; all have the time {@code timeTicks}. */
        void writeTo(IoSink sink, long timeTicks);
    }

    @Override
    public long events() {
        return consumers.stream().mapToLong(EtwConsumer::delivered).sum();
    }

    @Override
    public synchronized long lost() {
        return toldLoss.events() + toldLoss.buffers();
    }

    /**
     * What has come so far, by kind of event; all of it when the capture is closed. Any thread may ask.
     *
     * @param header of the recording
     */
    public TraceSummary summary(TraceHeader header) {
        RecordedFlags flags = sessions.flags();
        return surveys.stream()
                .map(survey -> survey.summary(header, flags))
                .reduce(TraceSummary::plus)
                .orElseThrow();
    }

    /** What the capture has counted; complete when it is closed. */
    public synchronized TraceCounters counters() {
        TraceCounters all = new TraceCounters();
        all.addAll(lost);
        counters.forEach(all::addAll);
        return all;
    }

    /** Waits until the sink has all that the sessions still had. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        RuntimeException failure = null;
        try {
            if (sessions != null) {
                sessions.close();
            }
        } catch (TraceException e) {
            failure = e;
        }
        consumers.forEach(EtwConsumer::close);
        if (sessions != null) {
            tellLoss();
        }
        lanes.forEach(RecordLane::close);
        ownLane.close();
        join();
        if (failure == null) {
            failure = failure().orElse(null);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void join() {
        try {
            mergeThread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
