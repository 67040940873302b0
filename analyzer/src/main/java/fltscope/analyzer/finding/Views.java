package fltscope.analyzer.finding;

import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.FilterTable;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.state.Stack;
import fltscope.analyzer.state.StackFrame;
import fltscope.analyzer.state.TraceState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Puts names to what an open holds as numbers and addresses: filters, its volume, the frames of its create. */
final class Views {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final TraceState state;
    private final Pairer pairer;

    Views(TraceState state, Pairer pairer) {
        this.state = state;
        this.pairer = pairer;
    }

    /** The drivers of a set of filters, from the highest to the lowest as far as their order is known. */
    List<String> names(long mask) {
        FilterTable filters = pairer.filters();
        IntStream known = BitSet.valueOf(new long[] {mask & ~1L}).stream();
        return pairer.order().highestFirst(known).stream().map(filters::name).toList();
    }

    /**
     * The device that an open is on; null when not known.
     *
     * @param path that is known of it, be it from a later record than its create; null for none
     */
    String volume(FileObject open, String path) {
        String ofCreate = pairer.volumes().name(open.volume());
        return ofCreate == null && path != null ? state.volumes().volumeOf(path) : ofCreate;
    }

    /** The stack of the create: that of the file event, else that of its first callback; null when neither was recorded. */
    Stack stack(FileObject open) {
        Stack stack = state.stacks().stackOf(open.openerThread(), open.recordTicks());
        return stack == null && open.requestTicks() != FileObject.NEVER
                ? state.stacks().stackOf(open.requestThread(), open.requestTicks())
                : stack;
    }

    /** The thread that opened, as its stack names it where no other record does; -1 when not known. */
    int openerThread(FileObject open) {
        Stack stack = open.openerThread() == -1 ? stack(open) : null;
        return stack == null ? open.openerThread() : stack.threadId();
    }

    /** A number that equal stacks of creates have in common; 0 where none was recorded. */
    long stackKey(FileObject open) {
        Stack stack = stack(open);
        if (stack == null) {
            return 0;
        }
        long key = 1;
        for (int i = 0; i < stack.frameCount(); i++) {
            key = key * SPREAD + stack.frame(i);
        }
        return key == 0 ? 1 : key;
    }

    /** The frames of the create, innermost first. */
    List<StackFrame> stack(FileObject open, int process) {
        Stack stack = stack(open);
        if (stack == null) {
            return List.of();
        }
        List<StackFrame> frames = new ArrayList<>();
        for (int i = 0; i < stack.frameCount(); i++) {
            frames.add(StackFrame.of(state, stack.frame(i), process, open.createTicks()));
        }
        return frames;
    }
}
