package fltscope.analyzer.life;

import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes down the lives of chosen file objects. What belongs together is the pairing's decision, which it listens to; as a sink it
 * takes the records of stacks. A request that the pairing knows no open for is of the life that its address has here.
 *
 * <p>Requests are kept of the lives that are not over and of the {@link #DETAILED} newest others.
 *
 * <p>It is longer than a class should be because each thing that the pairing says has its place here.
 */
public final class LifeCollector implements PairingListener, IoSink {
    /** Lives whose end has come that are listed; older ones are counted. */
    static final int MOST_ENDED = 1 << 16;

    /** Lives whose end has come and whose requests are kept. */
    static final int DETAILED = 64;

    private final LifeFilter filter;
    private final LifeDetail detail;
    private final Map<FileObject, Life> byOpen = new HashMap<>();
    private final Map<Request, LifeRequest> byRequest = new HashMap<>();
    private final Map<Operation, LifeRequest> byOperation = new HashMap<>();
    /** The lives at addresses that the pairing knows no open at. */
    private final LongMap<Life> unbound = new LongMap<>();

    private final TraceState stacks = new TraceState();
    private final ArrayDeque<Life> ended = new ArrayDeque<>();
    private final TreeMap<Integer, Life> detailed = new TreeMap<>();
    /** The operation that was joined with a request, when its start has not been said yet. */
    private Operation joined;

    private int numbers;
    private long omitted;

    public LifeCollector(LifeFilter filter, LifeDetail detail) {
        this.filter = filter;
        this.detail = detail;
    }

    @Override
    public void accept(IoRecord record) {
        IoKind kind = record.kind();
        if (kind == IoKind.STACK || kind == IoKind.STACK_KEY_USED || kind == IoKind.STACK_KEY_DEFINED) {
            stacks.accept(record);
        }
    }

    @Override
    public void opened(FileObject open, IoRecord record) {
        Life before = unbound.remove(open.fileObject());
        if (before != null) {
            before.ended(LifeEnd.REPLACED, open.createTicks());
            retire(before);
        }
        // Where only filters have it, its request says whether it is wanted.
        if (record != null && filter.mayWant(record)) {
            Life life = new Life(open.fileObject(), open.createTicks(), true);
            byOpen.put(open, life);
            life.created(record);
            touched(life, record);
        }
    }

    @Override
    public void foundOpen(FileObject open, IoRecord record) {
        if (filter.mayWant(record)) {
            Life known = unbound.remove(open.fileObject());
            Life life = known == null ? new Life(open.fileObject(), record.timeTicks(), false) : known;
            byOpen.put(open, life);
            touched(life, record);
        }
    }

    @Override
    public void openEnded(FileObject open, LifeEnd end, long ticks) {
        Life life = byOpen.remove(open);
        if (life != null) {
            life.ended(end, ticks);
            retire(life);
        }
    }

    @Override
    public void operationStarted(Operation operation, IoRecord record) {
        LifeRequest request = operation.equals(joined) ? byOperation.get(operation) : null;
        joined = null;
        if (request == null) {
            Life life = lifeOf(operation, record);
            if (life == null || life.state == Life.State.REJECTED) {
                byOperation.remove(operation);
                return;
            }
            request = new LifeRequest(operation.kind().majorFunction(), record, record.timeTicks());
            byOperation.put(operation, request);
            add(request, life);
        }
        request.started(record, operation);
        if (operation.kind() == FileOperation.CREATE) {
            stacks.stacks().expect(request.threadId(), record.timeTicks());
        }
        touched(request, record);
        if (operation.kind() == FileOperation.CLOSE && operation.epoch() == null) {
            closeUnbound(record.fileObject(), record.timeTicks());
        }
    }

    /** The life that an operation works on; null when it is not wanted. */
    private Life lifeOf(Operation operation, IoRecord record) {
        FileObject open = operation.epoch();
        if (open != null) {
            return byOpen.get(open);
        }
        return filter.mayWant(record) ? unboundAt(record.fileObject(), record.timeTicks()) : null;
    }

    /** The life at an address that no create made, or none that the pairing knows. */
    private Life unboundAt(long fileObject, long ticks) {
        Life life = unbound.get(fileObject);
        if (life == null) {
            life = new Life(fileObject, ticks, false);
            unbound.put(fileObject, life);
        }
        return life;
    }

    private void closeUnbound(long fileObject, long ticks) {
        Life life = unbound.remove(fileObject);
        if (life != null) {
            life.ended(LifeEnd.CLOSED, ticks);
            retire(life);
        }
    }

    @Override
    public void operationReissued(Operation operation, IoRecord record) {
        LifeRequest request = byOperation.get(operation);
        if (request != null) {
            request.reissued();
        }
    }

    @Override
    public void operationDetailed(Operation operation, IoRecord record) {
        LifeRequest request = byOperation.get(operation);
        if (request != null) {
            request.detail(record);
        }
    }

    @Override
    public void operationEnded(Operation operation) {
        LifeRequest request = byOperation.remove(operation);
        if (request != null) {
            request.ended(operation);
            request.life().touch(operation.endTicks());
        }
    }

    @Override
    public void operationPending(Operation operation) {
        LifeRequest request = byOperation.get(operation);
        if (request != null) {
            request.leftPending();
        }
    }

    @Override
    public void requestBegan(Request request, IoRecord record) {
        if (filter.mayWant(record)) {
            long ticks = request.startTicks();
            byRequest.put(request, new LifeRequest(request.majorFunction(), record, ticks));
            if (request.majorFunction() == MajorFunction.CREATE) {
                stacks.stacks().expect(record.threadId(), ticks);
            }
        }
    }

    @Override
    public void joined(Request request, Operation operation) {
        LifeRequest known = byRequest.get(request);
        LifeRequest started = byOperation.get(operation);
        if (started != null && started.isOf(operation)) {
            // The filters below the one that records the operation get it after that.
            started.reachedFilters(request);
            byRequest.put(request, started);
        } else if (known != null) {
            byOperation.put(operation, known);
            joined = operation;
        }
    }

    @Override
    public void requestLearned(Request request, long ticks) {
        LifeRequest known = byRequest.get(request);
        if (known == null || known.life() != null) {
            return;
        }
        FileObject open = request.epoch();
        if (open != null) {
            Life life = byOpen.get(open);
            if (life == null) {
                life = new Life(open.fileObject(), open.createTicks(), open.createSeen());
                byOpen.put(open, life);
            }
            add(known, life);
            if (life.state == Life.State.REJECTED) {
                byRequest.remove(request);
            }
        } else if (request.majorFunction() != MajorFunction.CREATE) {
            add(known, unboundAt(request.fileObject(), request.startTicks()));
        }
    }

    /** What comes back of it then is of another open, or of none yet. */
    @Override
    public void requestReissued(Request request, IoRecord record) {
        if (byRequest.containsKey(request)) {
            long ticks = record.kind() == IoKind.CALLBACK_END ? record.otherTicks() : record.timeTicks();
            byRequest.put(request, new LifeRequest(request.majorFunction(), record, ticks));
        }
    }

    @Override
    public void callbackEntered(Request request, IoRecord record) {
        LifeRequest known = byRequest.get(request);
        if (known != null) {
            known.entered(record);
            touched(known, record);
        }
    }

    @Override
    public void callbackReturned(Request request, IoRecord record, boolean paired) {
        LifeRequest known = byRequest.get(request);
        if (known != null) {
            known.returned(record, paired);
            touched(known, record);
        }
    }

    @Override
    public void callbackFailed(Request request, IoRecord record, boolean paired) {
        LifeRequest known = byRequest.get(request);
        if (known != null) {
            known.failed(record, paired);
            touched(known, record);
        }
    }

    @Override
    public void requestPending(Request request) {
        LifeRequest known = byRequest.get(request);
        if (known != null) {
            known.leftPending();
        }
    }

    @Override
    public void requestEnded(Request request) {
        LifeRequest known = byRequest.remove(request);
        if (known == null) {
            return;
        }
        if (known.life() == null && request.epoch() != null && byOpen.containsKey(request.epoch())) {
            add(known, byOpen.get(request.epoch()));
        } else if (known.life() == null) {
            openedNothing(known, request);
        } else if (request.majorFunction() == MajorFunction.CLOSE
                && known.life().equals(unbound.get(request.fileObject()))) {
            closeUnbound(request.fileObject(), request.startTicks());
        }
    }

    /** A create that a filter failed before the file system had it, or that began no life that the pairing could follow. */
    private void openedNothing(LifeRequest create, Request request) {
        Life life = new Life(request.fileObject(), create.startTicks(), true);
        add(create, life);
        life.ended(create.isFailedByFilter() ? LifeEnd.FAILED : LifeEnd.REPLACED, create.lastTicks());
        decide(life);
        retire(life);
    }

    private void add(LifeRequest request, Life life) {
        request.isIn(life);
        if (life.state == Life.State.REJECTED) {
            forgetStack(request);
            return;
        }
        life.add(request, detail);
        if (request.fileKey() != 0) {
            life.knownAs(request.fileKey());
        }
        decide(life);
    }

    private void touched(LifeRequest request, IoRecord record) {
        if (request.life() == null) {
            request.touch(record);
        } else {
            touched(request.life(), record);
        }
    }

    private void touched(Life life, IoRecord record) {
        life.touch(record);
        decide(life);
    }

    private void decide(Life life) {
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

    /** Lets go of all that is only needed to show the life in full. */
    private void drop(Life life) {
        if (life.create() != null) {
            forgetStack(life.create());
        }
        life.strip();
    }

    private void forgetStack(LifeRequest create) {
        stacks.stacks().forget(create.threadId(), create.recordTicks());
        stacks.stacks().forget(create.threadId(), create.startTicks());
        stacks.stacks().forget(-1, create.startTicks());
    }

    /** The trace has ended, and the pairing is finished: the lives that were asked for, in the order in which they began. */
    public List<Life> finish() {
        List<Life> lives = new ArrayList<>(ended);
        byOpen.values().forEach(life -> addWanted(life, lives));
        unbound.forEach(life -> addWanted(life, lives));
        lives.sort(Comparator.comparingInt(Life::number));
        lives.forEach(this::putStack);
        return lives;
    }

    private static void addWanted(Life life, List<Life> lives) {
        if (life.state == Life.State.WANTED) {
            lives.add(life);
        }
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
