package fltscope.analyzer.trend;

import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FilterTable;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.Stack;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Keeps the slowest callbacks of each filter and the slowest operations. A callback that is not among them costs one comparison; those
 * of all filters together are among those of each.
 */
final class SlowestWatch implements PairingListener {
    private static final Comparator<SlowEntry> SLOWEST_FIRST = Comparator.comparingLong((SlowEntry entry) -> entry.key)
            .reversed()
            .thenComparingLong(entry -> entry.endTicks);

    private final SlowWanted wanted;
    private final TraceState state;
    private final TraceClock clock;
    private final long fromTicks;
    private final long toTicks;
    private final long atLeastTicks;
    private final long[] floors = new long[FilterTable.MOST + 1];
    private final SlowHeap[] callbacks = new SlowHeap[FilterTable.MOST + 1];
    private final SlowHeap operations;
    private long operationFloor;
    private long callbacksAtLeast;

    /**
     * @param fromTicks first moment of the part of the trace whose durations count
     * @param toTicks last moment of it
     */
    SlowestWatch(SlowWanted wanted, TraceState state, TraceClock clock, long fromTicks, long toTicks) {
        this.wanted = wanted;
        this.state = state;
        this.clock = clock;
        this.fromTicks = fromTicks;
        this.toTicks = toTicks;
        atLeastTicks = clock.ticksAt(wanted.atLeastNanos()) - clock.startTicks();
        operations = new SlowHeap(wanted.most());
        operationFloor = atLeastTicks - 1;
        Arrays.fill(floors, atLeastTicks - 1);
    }

    @Override
    public void callbackMeasured(CallbackSample sample) {
        if (sample.ownTicks() > floors[sample.filter()]) {
            keep(sample);
        } else if (atLeastTicks > 0 && sample.ownTicks() >= atLeastTicks && isInWindow(sample.endTicks())) {
            callbacksAtLeast++;
        }
    }

    private boolean isInWindow(long ticks) {
        return fromTicks <= ticks && ticks <= toTicks;
    }

    private void keep(CallbackSample sample) {
        if (!isInWindow(sample.endTicks())) {
            return;
        }
        callbacksAtLeast++;
        SlowHeap heap = callbacks[sample.filter()];
        if (heap == null) {
            heap = new SlowHeap(wanted.most());
            callbacks[sample.filter()] = heap;
        }
        SlowEntry entry = heap.unused();
        boolean isNew = entry != null;
        if (!isNew) {
            entry = heap.fastest();
            state.callbackStacks().forget(entry.threadId, entry.endTicks);
        }
        entry.of(sample, state.processOf(sample.threadId(), sample.request().processId(), sample.endTicks()));
        stack(entry, sample.request());
        if (isNew) {
            heap.add(entry);
        } else {
            heap.sink();
        }
        floors[sample.filter()] = Math.max(heap.floor(), atLeastTicks - 1);
    }

    /** That of a create's first callback, where it is there already; else that of the return, which follows it. */
    private void stack(SlowEntry entry, Request request) {
        if (request.mayHaveStack()) {
            Stack stack = state.stacks().stackOf(request.firstThreadId(), request.startTicks());
            if (stack != null) {
                entry.frames = new long[stack.frameCount()];
                for (int i = 0; i < entry.frames.length; i++) {
                    entry.frames[i] = stack.frame(i);
                }
                return;
            }
        }
        state.callbackStacks().expect(entry.threadId, entry.endTicks);
    }

    @Override
    public void operationEnded(Operation operation) {
        long ticks = operation.endTicks() - operation.startTicks();
        if (ticks > operationFloor && isInWindow(operation.endTicks())) {
            SlowEntry entry = operations.unused();
            boolean isNew = entry != null;
            if (!isNew) {
                entry = operations.fastest();
            }
            entry.of(operation, state.processOf(operation.threadId(), -1, operation.startTicks()));
            if (isNew) {
                operations.add(entry);
            } else {
                operations.sink();
            }
            operationFloor = Math.max(operations.floor(), atLeastTicks - 1);
        }
    }

    /** The trace has ended. */
    Slowest finish(Pairer pairer) {
        List<SlowEntry> all = new ArrayList<>();
        for (SlowHeap heap : callbacks) {
            if (heap != null) {
                all.addAll(heap.entries());
            }
        }
        return new Slowest(
                all.stream()
                        .sorted(SLOWEST_FIRST)
                        .map(entry -> callback(entry, pairer))
                        .toList(),
                operations.entries().stream()
                        .sorted(SLOWEST_FIRST)
                        .map(this::operation)
                        .toList(),
                wanted.most(),
                wanted.atLeastNanos(),
                callbacksAtLeast);
    }

    private SlowCallback callback(SlowEntry entry, Pairer pairer) {
        SlowCallback.Nested longest = entry.nested == 0
                ? null
                : new SlowCallback.Nested(
                        pairer.filters().name(entry.nestedFilter),
                        entry.nestedFunction,
                        entry.nestedPost,
                        clock.nanos(entry.nestedTicks));
        return new SlowCallback(
                clock.nanosSinceStart(entry.endTicks - entry.durationTicks),
                clock.nanos(entry.durationTicks),
                clock.nanos(entry.key),
                pairer.filters().name(entry.filter),
                entry.majorFunction,
                entry.post,
                pairer.volumes().name(entry.volume),
                target(entry),
                stack(entry),
                entry.nested,
                longest);
    }

    private SlowOperation operation(SlowEntry entry) {
        return new SlowOperation(
                clock.nanosSinceStart(entry.endTicks - entry.durationTicks),
                clock.nanos(entry.durationTicks),
                entry.operation,
                entry.status,
                target(entry));
    }

    private SlowTarget target(SlowEntry entry) {
        String image = entry.processId == -1 ? null : state.processes().nameAt(entry.processId, entry.endTicks);
        String path = entry.pathUnits == 0
                ? state.fileNames().nameOf(entry.fileKey, entry.endTicks)
                : new String(entry.path, 0, entry.pathUnits);
        return new SlowTarget(entry.processId, image, entry.threadId, entry.fileObject, path);
    }

    private List<String> stack(SlowEntry entry) {
        List<String> frames = new ArrayList<>();
        if (entry.frames != null) {
            for (long address : entry.frames) {
                frames.add(frame(address, entry));
            }
            return frames;
        }
        Stack stack = state.callbackStacks().stackOf(entry.threadId, entry.endTicks);
        for (int i = 0; stack != null && i < stack.frameCount(); i++) {
            frames.add(frame(stack.frame(i), entry));
        }
        return frames;
    }

    private String frame(long address, SlowEntry entry) {
        Image image = state.images().imageAt(address, entry.processId, entry.endTicks);
        return image == null
                ? String.format(Locale.ROOT, "0x%x", address)
                : String.format(Locale.ROOT, "%s+0x%x", image.name(), address - image.baseAddress());
    }
}
