package fltscope.analyzer.holder;

/**
 * Pool that was allocated in the trace and not freed, by tag and calling module.
 *
 * @param tag four letters
 * @param module driver that called; empty for the kernel or the filter manager alone, null where no stack tells
 * @param blocks outstanding at the end
 * @param bytes of them
 * @param oldestTicks when the oldest of them was allocated
 * @param allocated blocks with this tag and module in all
 * @param grows whether there were more at the end of each quarter of the time than at the end of the one before
 * @param oldestEntry address of the oldest
 */
public record PoolRow(
        int tag,
        String module,
        long blocks,
        long bytes,
        long oldestTicks,
        long allocated,
        boolean grows,
        long oldestEntry) {}
