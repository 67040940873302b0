package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.ExtendedItems;
import fltscope.schemas.event.StackKeyDefinition;
import fltscope.schemas.event.StackKeyReference;
import fltscope.schemas.event.StackWalk;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecordBuilder;

/**
 * Call stacks: as records of the kernel logger, behind an event or by key, and as extended items of manifest events. Those of events
 * that become no record, such as samples of the profile and switches of threads, are left out.
 */
final class StackNormalizer {
    private final RecordOutput out;
    private final StackWalk stack = new StackWalk();
    private final StackKeyReference reference = new StackKeyReference();
    private final StackKeyDefinition definition = new StackKeyDefinition();
    private final ExtendedItems items = new ExtendedItems();
    private final UsedKeys usedKeys = new UsedKeys();

    StackNormalizer(RecordOutput out) {
        this.out = out;
    }

    void stack(EventRecord event) {
        if (!out.wrap(stack, event)) {
            return;
        }
        long ticks = stack.eventTimeStamp() + event.shiftTicks();
        if (out.mayHaveStackAt(ticks)) {
            IoRecordBuilder record = out.start(IoKind.STACK, event, stack.stackProcess(), stack.stackThread())
                    .otherTicks(ticks);
            for (int i = 0; i < stack.frames(); i++) {
                record.addAddress(stack.frame(i));
            }
            out.send();
        }
    }

    void keyUsed(EventRecord event, int flags) {
        if (!out.wrap(reference, event)) {
            return;
        }
        long ticks = reference.eventTimeStamp() + event.shiftTicks();
        if (out.mayHaveStackAt(ticks)) {
            usedKeys.add(reference.stackKey());
            out.start(IoKind.STACK_KEY_USED, event, reference.stackProcess(), reference.stackThread())
                    .flags(flags)
                    .otherTicks(ticks)
                    .address(reference.stackKey());
            out.send();
        }
    }

    void keyDefined(EventRecord event) {
        if (out.wrap(definition, event) && usedKeys.has(definition.stackKey())) {
            IoRecordBuilder record = out.start(IoKind.STACK_KEY_DEFINED, event).address(definition.stackKey());
            for (int i = 0; i < definition.frames(); i++) {
                record.addAddress(definition.frame(i));
            }
            out.send();
        }
    }

    /** The stacks that an event carries itself: one item, or one for each half. */
    void items(EventRecord event) {
        items.wrap(event);
        while (items.next()) {
            int frames = items.frameCount();
            if (frames > 0) {
                IoRecordBuilder record = out.start(IoKind.STACK, event).otherTicks(event.timestampTicks());
                for (int i = 0; i < frames; i++) {
                    record.addAddress(items.frame(i));
                }
                out.send();
            }
        }
    }
}
