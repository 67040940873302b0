package fltscope.analyzer.state;

import fltscope.schemas.event.KernelFlags;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import java.util.Arrays;

/**
 * What was recorded at all, so that silence can be told from absence: a trace without a single close cannot say that an open
 * was not closed.
 */
@SuppressWarnings("EnumOrdinal") // what is counted for every record is an array by ordinal
public final class Recorded {
    /** EVENT_TRACE_GROUPMASK_INFORMATION has eight words. */
    private static final int MASK_WORDS = 8;

    private static final int PROVIDERS = FileProvider.values().length;

    private final long[] kinds = new long[IoKind.COUNT * PROVIDERS];
    private final long[] rundowns = new long[IoKind.COUNT];
    private final long[] starts = new long[FileOperation.COUNT * PROVIDERS];
    private final long[] fastIoCallbacks = new long[IoKind.COUNT];
    private final int[] masks = new int[MASK_WORDS];
    private boolean flagsKnown;
    private long firstTicks = Moments.AFTER_TRACE;
    private long lastTicks = Moments.BEFORE_TRACE;

    Recorded() {}

    /** How many records of a kind there were. */
    public long count(IoKind kind) {
        return Arrays.stream(kinds, kind.ordinal() * PROVIDERS, (kind.ordinal() + 1) * PROVIDERS)
                .sum();
    }

    /** How many records of a kind that is about files came from one provider. */
    public long count(IoKind kind, FileProvider provider) {
        return kinds[kind.ordinal() * PROVIDERS + provider.ordinal()];
    }

    /** How many of {@link #count(IoKind)} were told by a rundown. */
    public long rundowns(IoKind kind) {
        return rundowns[kind.ordinal()];
    }

    /** How many starts of an operation there were. */
    public long starts(FileOperation operation) {
        return starts(operation, FileProvider.FILE_IO) + starts(operation, FileProvider.KERNEL_FILE);
    }

    /** How many starts of an operation came from one provider. */
    public long starts(FileOperation operation, FileProvider provider) {
        return starts[operation.ordinal() * PROVIDERS + provider.ordinal()];
    }

    /** How many callback records of a kind were for fast I/O or FsFilter operations, which have no IRP. */
    public long fastIoCallbacks(IoKind kind) {
        return fastIoCallbacks[kind.ordinal()];
    }

    /** Whether the trace says which kernel flags were on; if not, only the counts tell. */
    public boolean areFlagsKnown() {
        return flagsKnown;
    }

    /** Whether a kernel flag was on at any time. */
    public boolean isOn(KernelFlags flag) {
        return (masks[flag.word()] & flag.bit()) != 0;
    }

    /** Time of the earliest record; {@link Moments#AFTER_TRACE} when there was none. */
    public long firstTicks() {
        return firstTicks;
    }

    /** Time of the latest record; {@link Moments#BEFORE_TRACE} when there was none. */
    public long lastTicks() {
        return lastTicks;
    }

    void accept(IoRecord record, IoKind kind) {
        int provider = FileProvider.of(record).ordinal();
        kinds[kind.ordinal() * PROVIDERS + provider]++;
        firstTicks = Math.min(firstTicks, record.timeTicks());
        lastTicks = Math.max(lastTicks, record.timeTicks());
        switch (kind) {
            case OPERATION_START -> {
                if (record.operationCode() < FileOperation.COUNT) {
                    starts[record.operationCode() * PROVIDERS + provider]++;
                }
            }
            case CALLBACK_START, CALLBACK_END, CALLBACK_FAILURE -> {
                if (record.irp() == 0) {
                    fastIoCallbacks[kind.ordinal()]++;
                }
            }
            case FLAGS_RECORDED -> learnFlags(record);
            default -> {
                if (record.has(IoRecord.FLAG_RUNDOWN)) {
                    rundowns[kind.ordinal()]++;
                }
            }
        }
    }

    /** Flags are set after a file was begun and cleared before it ends: what was on once was on. */
    private void learnFlags(IoRecord record) {
        for (int i = 0; i < Math.min(MASK_WORDS, record.addressCount()); i++) {
            masks[i] |= (int) record.address(i);
            flagsKnown = true;
        }
    }
}
