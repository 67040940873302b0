package fltscope.analyzer.result.life;

import fltscope.analyzer.state.LongMap;
import fltscope.analyzer.state.Stack;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Tells the lives of chosen file objects. Takes all records of a trace in time order, and splits what happens at an address
 * into lives by the rules of the pairing: a create begins one, and the close, or the next create, ends it.
 *
 * <p>Requests are kept of the lives that are not over and of the {@link #DETAILED} newest others.
 */
public final class LifeCollector implements IoSink {
    /** Lives whose end has come that are listed; older ones are counted. */
    static final int MOST_ENDED = 1 << 16;

    /** Lives whose end has come and whose requests are kept. */
    static final int DETAILED = 64;

    private final LifeFilter filter;
    private final LifeDetail detail;
    private final LongMap<Life> live = new LongMap<>();
    private final InFlight inFlight = new InFlight();
    private final TraceState stacks = new TraceState();
    private final ArrayDeque<Life> ended = new ArrayDeque<>();
    private final TreeMap<Integer, Life> detailed = new TreeMap<>();
    private boolean endsRecorded;
    private int numbers;
    private long omitted;

    public LifeCollector(LifeFilter filter, LifeDetail detail) {
        this.filter = filter;
        this.detail = detail;
    }

    @Override
    public void accept(IoRecord record) {
        IoKind kind = record.kind();
        if (kind == null) {
            return;
        }
        switch (kind) {
            case OPERATION_START -> operationStarted(record);
            case OPERATION_END -> operationEnded(record);
            case OPERATION_DETAIL -> operationDetail(record);
            case CALLBACK_START, CALLBACK_END, CALLBACK_FAILURE -> callback(record, kind);
            case STACK, STACK_KEY_USED, STACK_KEY_DEFINED -> stacks.accept(record);
            default -> {
                // Nothing else happens to a file object.
            }
        }
    }

    private void operationStarted(IoRecord record) {
        FileOperation kind = record.operation();
        LifeRequest before = inFlight.operation(record.callbackData());
        if (before != null) {
            if (before.isStartToldAgainBy(record, kind)) {
                before.startToldAgain();
                return;
            }
            if (before.isReissuedBy(record, kind, endsRecorded)) {
                before.reissued();
                return;
            }
            inFlight.leaveOperation(before);
        }
        if (kind == null || !filter.mayWant(record)) {
            return;
        }
        LifeRequest told = inFlight.requestOf(record, kind);
        Life life = told == null ? lifeOf(record, kind) : told.life();
        if (life == null) {
            return;
        }
        LifeRequest request = told;
        if (request == null) {
            request = new LifeRequest(life, kind.majorFunction(), record, record.timeTicks());
            life.add(request, detail);
        }
        request.started(record, kind);
        inFlight.putOperation(request);
        if (kind == FileOperation.CREATE) {
            life.created(record);
            stacks.stacks().expect(request.threadId(), record.timeTicks());
        }
        touched(life, record);
    }

    /** The life that an operation works on or begins; null when it is not wanted. */
    private Life lifeOf(IoRecord record, FileOperation kind) {
        Life life = live.get(record.fileObject());
        if (kind == FileOperation.CREATE) {
            return begin(record, record.timeTicks());
        }
        if (life != null && life.state == Life.State.REJECTED) {
            if (kind == FileOperation.CLOSE) {
                live.remove(record.fileObject());
            }
            return null;
        }
        if (life != null && life.isTied(record, kind)) {
            return life.before;
        }
        return life == null || life.isOver() ? begin(record, record.timeTicks()) : life;
    }

    private void operationEnded(IoRecord record) {
        endsRecorded = true;
        LifeRequest request = inFlight.operation(record.callbackData());
        if (request != null) {
            touched(request.life(), record);
            if (!request.ended(record)) {
                inFlight.leaveOperation(request);
            }
        }
    }

    private void operationDetail(IoRecord record) {
        LifeRequest request = inFlight.operation(record.callbackData());
        if (request != null && request.life().fileObject() == record.fileObject()) {
            request.detail(record);
        }
    }

    private void callback(IoRecord record, IoKind kind) {
        LifeRequest request = inFlight.request(record.callbackData());
        if (request != null && !request.isOf(record)) {
            inFlight.leaveRequest(request);
            request = null;
        }
        if (!filter.mayWant(record)) {
            return;
        }
        boolean isBack = request != null && kind != IoKind.CALLBACK_START && request.awaits(record);
        boolean goesOn = request != null && (record.has(IoRecord.FLAG_POST) || !request.isOverFor(record.address()));
        if (!isBack && !goesOn) {
            request = newRequest(record, kind, request);
        }
        if (request == null) {
            return;
        }
        switch (kind) {
            case CALLBACK_START -> request.entered(record);
            case CALLBACK_END -> request.returned(record);
            default -> request.failed(record);
        }
        touched(request.life(), record);
    }

    /** The request that a callback begins; null when its life is not wanted. */
    private LifeRequest newRequest(IoRecord record, IoKind kind, LifeRequest before) {
        LifeRequest told = inFlight.operationAt(record);
        if (told != null) {
            told.reachedFilters(record);
            inFlight.putRequest(told);
            return told;
        }
        long ticks = kind == IoKind.CALLBACK_END ? record.otherTicks() : record.timeTicks();
        Life life = live.get(record.fileObject());
        if (record.majorFunction() == MajorFunction.CREATE) {
            boolean comesAgain =
                    before != null && before.isUnderWay() && before.life().equals(life);
            life = comesAgain ? life : begin(record, ticks);
        } else if (life == null || life.isOver()) {
            life = begin(record, ticks);
        }
        if (life.state == Life.State.REJECTED) {
            return null;
        }
        LifeRequest request = new LifeRequest(life, record.majorFunction(), record, ticks);
        life.add(request, detail);
        inFlight.putRequest(request);
        if (record.majorFunction() == MajorFunction.CREATE) {
            stacks.stacks().expect(record.threadId(), ticks);
        }
        return request;
    }

    /** Begins a life at an address; what lived there has ended. */
    private Life begin(IoRecord record, long ticks) {
        Life before = live.get(record.fileObject());
        Life life = new Life(record, ticks);
        if (before != null && before.state != Life.State.REJECTED) {
            if (!before.isOver()) {
                before.replaced(ticks);
                life.before = before;
            }
            before.before = null;
            retire(before);
        }
        live.put(record.fileObject(), life);
        return life;
    }

    private void touched(Life life, IoRecord record) {
        life.touch(record);
        if (life.state != Life.State.UNDECIDED) {
            return;
        }
        switch (filter.wants(life)) {
            case YES -> {
                life.state = Life.State.WANTED;
                life.number = ++numbers;
            }
            case NO -> {
                drop(life);
                life.reject();
            }
            default -> {
                // It is asked again with the next record.
            }
        }
    }

    private void retire(Life life) {
        if (life.state != Life.State.WANTED) {
            drop(life);
            return;
        }
        ended.add(life);
        if (ended.size() > MOST_ENDED) {
            ended.remove();
            omitted++;
        }
        if (detail.life() != 0 && life.number != detail.life()) {
            drop(life);
        } else {
            detailed.put(life.number, life);
            if (detailed.size() > DETAILED) {
                drop(detailed.pollFirstEntry().getValue());
            }
        }
    }

    /** Lets go of all that is only needed to tell the life in full. */
    private void drop(Life life) {
        life.forEachRequest(inFlight::forget);
        LifeRequest create = life.create();
        if (create != null) {
            inFlight.forget(create);
            stacks.stacks().forget(create.threadId(), create.recordTicks());
            stacks.stacks().forget(create.threadId(), create.startTicks());
            stacks.stacks().forget(-1, create.startTicks());
        }
        life.strip();
    }

    /** The trace has ended: the lives that were asked for, in the order in which they began. */
    public List<Life> finish() {
        inFlight.leavePending();
        List<Life> lives = new ArrayList<>(ended);
        live.forEach(life -> {
            if (life.state == Life.State.WANTED) {
                lives.add(life);
            }
        });
        lives.sort(Comparator.comparingInt(Life::number));
        lives.forEach(this::putStack);
        return lives;
    }

    private void putStack(Life life) {
        LifeRequest create = life.create();
        if (create == null) {
            return;
        }
        Stack stack = stacks.stacks().stackOf(create.threadId(), create.recordTicks());
        long ticks = create.recordTicks();
        for (int thread : new int[] {create.threadId(), -1}) {
            if (stack == null) {
                stack = stacks.stacks().stackOf(thread, create.startTicks());
                ticks = create.startTicks();
            }
        }
        if (stack != null) {
            long[] frames = new long[stack.frameCount()];
            for (int i = 0; i < frames.length; i++) {
                frames[i] = stack.frame(i);
            }
            life.stack(frames, ticks);
        }
    }

    /** Lives that were asked for and are not listed, as there were too many. */
    public long omitted() {
        return omitted;
    }
}
