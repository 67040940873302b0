package fltscope.collector.queue;

import fltscope.schemas.queue.QueueBlock;
import fltscope.schemas.queue.QueueHeader;
import fltscope.schemas.queue.QueueSize;
import fltscope.schemas.queue.QueueStatus;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceSummary;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Goes along the blocks of a queue, file by file. A block that is damaged is named, counted and passed; blocks that are missing
 * show in the sequence.
 */
final class QueueTail implements AutoCloseable {
    private static final long UNKNOWN = -1;

    private final Path folder;
    private final QueueDamage damage;
    private final QueueBlock block = new QueueBlock();
    private BlockFile file;
    private Path opened;
    private long damagedAt = UNKNOWN;
    /** Damaged blocks since the last good one: they are missing in the sequence, too. */
    private long damagedHere;

    private long nextSequence = UNKNOWN;
    private long trimmed;
    private long missing;
    private long blocks;
    private int files;
    private long passedBytes;
    private long usedBytes;
    private long eventsBefore;
    private long events;
    private long firstTicks = Long.MAX_VALUE;
    private long lastTicks = Long.MIN_VALUE;
    private long firstFileTime;
    private long lastFileTime;
    private QueueHeader header;
    private TraceCounters counted = new TraceCounters();
    private final EventSchemas schemas = new EventSchemas();
    private final Map<Long, TraceSummary> summaries = new TreeMap<>();
    private boolean ended;

    /**
     * Starts before the first block.
     *
     * @param strict whether damage stops the reading
     */
    QueueTail(Path folder, boolean strict) {
        this.folder = folder;
        damage = new QueueDamage(strict);
    }

    /**
     * Goes to the next block.
     *
     * @param moreMayCome whether somebody still writes; else what looks like the end of a file is searched for blocks behind it
     * @return false when there is none, or none yet
     * @throws TraceException when the queue can not be read, or on damage when reading is strict
     */
    boolean next(boolean moreMayCome) {
        try {
            while (!ended && (file != null || openFollowing())) {
                if (findInFile(moreMayCome)) {
                    if (take()) {
                        return true;
                    }
                } else if (following() == null) {
                    return false;
                } else if (!findInFile(false)) { // nothing came between the two looks
                    openFollowing();
                } else if (take()) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), folder.toString(), "can not be read: " + e.getMessage(), e);
        }
    }

    private boolean findInFile(boolean moreMayCome) throws IOException {
        BlockFile.Found found = file.next(block);
        if (found != BlockFile.Found.DAMAGE && (found != BlockFile.Found.NOTHING || moreMayCome)) {
            return found == BlockFile.Found.BLOCK;
        }
        long at = file.position();
        boolean more = file.search(block);
        if ((found == BlockFile.Found.DAMAGE || more) && at != damagedAt) {
            damagedAt = at;
            damagedHere++;
            damage.met(file.path(), at, more ? "it was skipped" : "nothing intact is behind it");
        }
        return more;
    }

    private Path following() throws IOException {
        for (Path path : QueueFolder.blockFiles(folder)) {
            if (opened == null || path.compareTo(opened) > 0) {
                return path;
            }
        }
        return null;
    }

    private boolean openFollowing() throws IOException {
        closeFile();
        for (Path path = following(); path != null; path = following()) {
            opened = path;
            damagedAt = UNKNOWN;
            if (Files.exists(path)) { // or it was trimmed in this moment
                file = new BlockFile(path);
                files++;
                return true;
            }
        }
        return false;
    }

    private void closeFile() throws IOException {
        if (file != null) {
            passedBytes += file.bytes();
            usedBytes += file.position();
            file.close();
            file = null;
        }
    }

    /** Takes what the block at hand says of the queue; false when it was there before. */
    private boolean take() {
        if (block.version() != QueueBlock.VERSION) {
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT, file.path().toString(), QueueFormat.otherVersion(block.version()));
        }
        if (nextSequence == UNKNOWN) {
            trimmed = Math.max(0, block.sequence() - damagedHere);
            eventsBefore = trimmed == 0 ? 0 : block.events();
            firstFileTime = block.committedFileTime();
        } else if (block.sequence() < nextSequence) {
            damage.met(file.path(), file.position(), "a block behind which it stands came again");
            return false;
        } else {
            missing += Math.max(0, block.sequence() - nextSequence - damagedHere);
        }
        damagedHere = 0;
        nextSequence = block.sequence() + 1;
        blocks++;
        events = block.events();
        lastTicks = block.lastTicks();
        lastFileTime = block.committedFileTime();
        if (block.records() > 0) {
            firstTicks = Math.min(firstTicks, block.firstTicks());
        }
        takeContent();
        return true;
    }

    private void takeContent() {
        try {
            switch (block.kind()) {
                case HEADER -> header = QueueHeader.of(block);
                case STATUS -> takeStatus();
                case END -> {
                    takeStatus();
                    ended = true;
                }
                // One that is damaged is refused; it explains records, and none needs it.
                case SCHEMA -> schemas.add(block.buffer(), block.contentAt(), block.contentBytes());
                case RECORDS -> {
                    // the reader's
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException | NullPointerException e) {
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT,
                    file.path().toString(),
                    "holds what this version does not know: a newer fltscope wrote it",
                    e);
        }
    }

    private void takeStatus() {
        QueueStatus status = QueueStatus.of(block);
        counted = status.counters();
        if (header != null && !status.summaries().isEmpty()) {
            summaries.put(header.run(), status.summaries().get(0));
        }
    }

    /** What each writer has taken from a live capture, in their order; empty where none has counted. */
    Collection<TraceSummary> summaries() {
        return summaries.values();
    }

    QueueBlock block() {
        return block;
    }

    /** The last header that was passed; null before the first. */
    QueueHeader header() {
        return header;
    }

    /** Whether the block is passed that ends a queue in order. */
    boolean ended() {
        return ended;
    }

    /** Events so far, those in trimmed blocks left out. */
    long events() {
        return events - eventsBefore;
    }

    /** Latest time of an event so far. */
    long lastTicks() {
        return lastTicks;
    }

    /** Bytes that were passed, in the files as the folder shows them. */
    long passedBytes() {
        return passedBytes + (file == null ? 0 : file.position());
    }

    /** What the sources of the records have counted so far, and what is wrong with the queue so far. */
    TraceCounters counters() {
        TraceCounters counters = new TraceCounters();
        addDamageTo(counters);
        return counters;
    }

    /**
     * Adds what the sources of the records have counted, and what is wrong with the queue, now that it is at its end.
     *
     * @param written whether somebody still writes
     */
    void addTo(TraceCounters counters, boolean written) {
        addDamageTo(counters);
        if (!ended) {
            TraceCounter why = written ? TraceCounter.QUEUE_STILL_WRITTEN : TraceCounter.QUEUE_NOT_ENDED;
            counters.add(why, 1, TraceCounters.NO_OFFSET);
        }
    }

    private void addDamageTo(TraceCounters counters) {
        counters.addAll(counted);
        counters.add(TraceCounter.QUEUE_BLOCK_BAD, damage.count(), TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.QUEUE_BLOCK_MISSING, missing, TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.QUEUE_TRIMMED, trimmed, TraceCounters.NO_OFFSET);
    }

    QueueDamage damage() {
        return damage;
    }

    /** How far the queue has come. */
    QueueState state() {
        return new QueueState(
                header == null ? 0 : header.run() + 1, Math.max(0, nextSequence), events, lastTicks, counted, ended);
    }

    /** What the queue holds, as far as it was passed. */
    QueueSize size() {
        return new QueueSize(
                files,
                usedBytes + (file == null ? 0 : file.position()),
                blocks,
                trimmed,
                missing,
                damage.count(),
                events(),
                firstTicks,
                lastTicks,
                firstFileTime,
                lastFileTime,
                ended,
                schemas.all());
    }

    @Override
    public void close() {
        try {
            closeFile();
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), folder.toString(), "can not be closed: " + e.getMessage(), e);
        }
    }
}
