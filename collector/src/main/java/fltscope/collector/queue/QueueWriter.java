package fltscope.collector.queue;

import fltscope.schemas.queue.BlockKind;
import fltscope.schemas.queue.QueueBlock;
import fltscope.schemas.queue.QueueBlockBuilder;
import fltscope.schemas.queue.QueueFacts;
import fltscope.schemas.queue.QueueHeader;
import fltscope.schemas.queue.QueueStatus;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSummary;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Writes records into a queue, block by block. A block that is committed outlives this process, however that ends; what is not
 * committed yet is at most {@link #COMMIT_AFTER_NS} old while events come, or since {@link #flush}.
 *
 * <p>All methods but {@link #schema} belong to one thread at a time. Nothing is allocated per record.
 *
 * <p>It is longer than a class should be because each way in which writing can fail has its words here.
 */
public final class QueueWriter implements IoSink, AutoCloseable {
    /** A block is committed at the first record after this time, full or not: who follows the queue waits no longer. */
    private static final long COMMIT_AFTER_NS = 200_000_000;

    /** The clock is looked at once in so many events. */
    private static final int CLOCK_EVERY = 64;

    private static final int SUMMARY_EVERY_SECONDS = 10;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int UNKNOWN = -1;

    private final Path folder;
    private final QueueLimits limits;
    private final WriterLock lock;
    private final BlockFiles files;
    private final QueueHeader header;
    private final QueueBlockBuilder block = new QueueBlockBuilder();
    private final TraceCounters counters;
    private final FreeSpace space;
    private final Ring ring;
    private final Queue<byte[]> newSchemas = new ConcurrentLinkedQueue<>();
    private final List<byte[]> schemas = new ArrayList<>();
    private long sequence;
    private long events;
    private long lastTicks;
    private long records;
    private long bytes;
    private long committedNs = System.nanoTime();
    private long countedBefore;
    private boolean gapAhead;
    private Supplier<TraceSummary> summary;
    private long summarizedNs;

    private QueueWriter(
            Path folder, TraceHeader header, QueueFacts facts, QueueLimits limits, WriterLock lock, QueueState before)
            throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.lock = lock;
        this.header = new QueueHeader(
                header, facts, before.runs(), ProcessHandle.current().pid());
        counters = before.counters();
        sequence = before.nextSequence();
        events = before.events();
        lastTicks = Math.max(header.clock().startTicks(), before.lastTicks());
        space = new FreeSpace(folder, limits.reserveBytes());
        gapAhead = before.runs() > 0;
        ring = new Ring(folder, limits.ringBytes());
        space.require(BlockFiles.MAX_BLOCK_BYTES);
        files = new BlockFiles(folder);
    }

    /** As {@link #open(Path, TraceHeader, QueueFacts, QueueLimits)}, with no limit but the free space. */
    public static QueueWriter open(Path folder, TraceHeader header, QueueFacts facts) {
        return open(folder, header, facts, QueueLimits.NONE);
    }

    /**
     * Begins a queue in a folder that is not there or empty, or continues one whose writer was killed. Nothing is written into
     * a folder that is not of this account, or that has links in it.
     *
     * @param header of the recording; its clock is the clock of all records
     * @throws TraceException when the folder can not be written, is no queue, is being written, or has an ended one
     */
    public static QueueWriter open(Path folder, TraceHeader header, QueueFacts facts, QueueLimits limits) {
        try {
            QueueFolder.claim(folder);
            WriterLock lock = WriterLock.take(folder);
            try {
                QueueState before;
                if (QueueFolder.isQueue(folder)) {
                    before = QueueState.toContinue(folder, header, facts);
                    LastBlock.commit(folder);
                } else {
                    before = QueueState.none();
                    QueueFolder.clear(folder);
                }
                QueueWriter writer = new QueueWriter(folder, header, facts, limits, lock, before);
                lock.sign();
                writer.commit(BlockKind.HEADER, writer.header.bytes(), writer.events);
                return writer;
            } catch (IOException | RuntimeException | Error e) {
                lock.close();
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw new TraceException(ErrorKind.USAGE, folder.toString(), "is a file; name a folder", e);
        } catch (NoSuchFileException e) {
            throw new TraceException(
                    ErrorKind.UNREADABLE, folder.toString(), "can not be made: the folder above it is not there", e);
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            throw new TraceException(
                    ErrorKind.NO_RIGHTS,
                    folder.toString(),
                    "can not be written: access is denied; name another folder",
                    e);
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), folder.toString(), "can not be written: " + e.getMessage(), e);
        }
    }

    /** Counts an event, also one that becomes no record. Call it before the records of the event come. */
    public void event(long timestampTicks) {
        events++;
        lastTicks = Math.max(lastTicks, timestampTicks);
        if (events % CLOCK_EVERY == 0 && System.nanoTime() - committedNs > COMMIT_AFTER_NS) {
            flush();
        }
    }

    /**
     * Takes a record.
     *
     * @throws TraceException when the disk is full, or the block can not be written; nothing committed is lost
     */
    @Override
    public void accept(IoRecord record) {
        if (!block.hasRoomFor(record.recordBytes())) {
            commitRecords(Math.max(0, events - 1)); // the event of this record belongs to the next block
        }
        if (gapAhead) {
            gapAhead = false;
            accept(lossBefore(record));
        }
        block.add(record);
        records++;
    }

    /** What happened between the last block of the writer that was killed and now was lost. */
    private static IoRecord lossBefore(IoRecord record) {
        return new IoRecordBuilder()
                .start(IoKind.LOST, record.timeTicks(), record.processor(), UNKNOWN, UNKNOWN)
                .finish();
    }

    /**
     * Takes the schema of a kind of event, a TRACE_EVENT_INFO: it is kept with the next {@link #flush}, and in every file that
     * is begun later, so that a ring has them all. This method alone may be called on any thread.
     */
    public void schema(byte[] eventInfo) {
        newSchemas.add(eventInfo.clone());
    }

    /** What the source of the records counts, such as lost events; kept in the queue with the next {@link #flush}. */
    public TraceCounters counters() {
        return counters;
    }

    /**
     * Takes what a live capture counts of its events; called anew whenever it is to be kept: with what is counted, with every
     * file, at the end, and at the latest {@value #SUMMARY_EVERY_SECONDS} seconds after it was kept last.
     */
    public void summary(Supplier<TraceSummary> taken) {
        summary = taken;
    }

    private byte[] status() {
        summarizedNs = System.nanoTime();
        return new QueueStatus(counters, summary == null ? List.of() : List.of(summary.get())).bytes();
    }

    private boolean isSummaryOld() {
        return summary != null && System.nanoTime() - summarizedNs > SUMMARY_EVERY_SECONDS * SECOND_NS;
    }

    /** Commits the records that were taken, and what was counted. */
    public void flush() {
        if (!block.isEmpty()) {
            commitRecords(events);
        }
        while (!newSchemas.isEmpty()) {
            byte[] schema = newSchemas.remove();
            schemas.add(schema);
            commit(BlockKind.SCHEMA, schema, events);
        }
        long sum = counters.sum();
        if (sum != countedBefore || isSummaryOld()) {
            countedBefore = sum;
            commit(BlockKind.STATUS, status(), events);
        }
        committedNs = System.nanoTime();
    }

    /** Commits all and ends the queue in order: nothing can be added to it any more. */
    public void end() {
        flush();
        commit(BlockKind.END, status(), events);
    }

    /** Events so far. */
    public long events() {
        return events;
    }

    /** Records so far. */
    public long records() {
        return records;
    }

    /** Bytes of all blocks that were committed, those included that a ring has deleted. */
    public long bytes() {
        return bytes;
    }

    private void commitRecords(long eventsSoFar) {
        commit(BlockKind.RECORDS, eventsSoFar);
        committedNs = System.nanoTime();
        if (files.bytes() >= limits.fileBytes()) {
            beginFile();
            commit(BlockKind.HEADER, header.bytes(), eventsSoFar);
            commit(BlockKind.STATUS, status(), eventsSoFar);
            schemas.forEach(schema -> commit(BlockKind.SCHEMA, schema, eventsSoFar));
        }
    }

    private void beginFile() {
        try {
            ring.filled(files.bytes(), limits.fileBytes());
        } catch (IOException e) {
            throw new TraceException(
                    ErrorKind.of(e), folder.toString(), "its oldest file can not be deleted: " + e.getMessage(), e);
        }
        try {
            files.beginFile();
        } catch (IOException e) {
            throw new TraceException(
                    ErrorKind.of(e), folder.toString(), "can not be written any further: " + e.getMessage(), e);
        }
    }

    private void commit(BlockKind kind, byte[] content, long eventsSoFar) {
        if (QueueBlock.HEAD_BYTES + content.length > BlockFiles.MAX_BLOCK_BYTES) {
            throw new TraceException(
                    ErrorKind.USAGE,
                    folder.toString(),
                    "what is known of the recording is too long for a block: " + content.length);
        }
        block.content(content);
        commit(kind, eventsSoFar);
    }

    private void commit(BlockKind kind, long eventsSoFar) {
        try {
            space.require(block.bytes());
            block.finish(kind, sequence, FileTime.now(), lastTicks, eventsSoFar);
            if (sequence == 0) {
                QueueFolder.mark(folder, block);
            }
            files.append(block.buffer(), block.bytes());
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), folder.toString(), "can not be written: " + e.getMessage(), e);
        } catch (InternalError e) {
            throw new TraceException(
                    ErrorKind.NO_SPACE,
                    folder.toString(),
                    "the disk is full, or has failed; what was recorded up to here is kept",
                    e);
        }
        sequence++;
        bytes += block.bytes();
        block.clear();
    }

    /** Lets go of the folder. A queue that was not ended before counts as broken off, and can be continued. */
    @Override
    public void close() {
        try (lock) {
            files.close();
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), folder.toString(), "can not be closed: " + e.getMessage(), e);
        }
    }
}
