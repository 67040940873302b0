package fltscope.schemas.queue;

import fltscope.schemas.schema.EventSchema;
import java.util.List;

/**
 * What a queue holds, by a look at each block.
 *
 * @param files files with blocks
 * @param bytes bytes in them, without what is reserved behind the last block
 * @param blocks blocks that are intact
 * @param trimmed blocks that were deleted at its beginning
 * @param missing blocks that are missing elsewhere
 * @param damaged blocks, or places where a block should be, that are damaged
 * @param events events that it was made from, those in trimmed blocks left out
 * @param firstTicks time of the first record; above {@code lastTicks} where there is none
 * @param lastTicks latest time of an event
 * @param firstFileTime when its first block was committed, in 100 ns since 1601-01-01 UTC
 * @param lastFileTime when its last block was committed
 * @param ended whether it was ended in order
 * @param schemas of the events that Windows explained while they were recorded
 */
public record QueueSize(
        int files,
        long bytes,
        long blocks,
        long trimmed,
        long missing,
        long damaged,
        long events,
        long firstTicks,
        long lastTicks,
        long firstFileTime,
        long lastFileTime,
        boolean ended,
        List<EventSchema> schemas) {
    public QueueSize {
        schemas = List.copyOf(schemas);
    }

    /** Whether all that was written is there and as it was written; trimming is no damage. */
    public boolean isWhole() {
        return ended && missing == 0 && damaged == 0;
    }
}
