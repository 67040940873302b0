package fltscope.collector.queue;

import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.queue.BlockKind;
import fltscope.schemas.queue.QueueBlock;
import fltscope.schemas.queue.QueueFacts;
import fltscope.schemas.queue.QueueHeader;
import fltscope.schemas.queue.QueueSize;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSummary;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads the records of a queue, as often as wanted, also while it is written. It writes nothing into the folder. */
public final class QueueReader {
    /** How long to wait for more: a fraction of the time after which a writer commits. */
    private static final long PAUSE_MILLIS = 20;

    private static final int WRITER_EVERY_PAUSES = 25;
    private static final int WATCH_EVERY_BLOCKS = 64;

    private final Path folder;
    private final boolean strict;
    private final QueueHeader header;
    private final IoRecord record = new IoRecord();

    private QueueReader(Path folder, boolean strict, QueueHeader header) {
        this.folder = folder;
        this.strict = strict;
        this.header = header;
    }

    /** Whether there is a queue in this folder, of whatever version. */
    public static boolean isQueue(Path folder) {
        return QueueFolder.isQueue(folder);
    }

    /**
     * Opens a queue.
     *
     * @param strict whether damage stops the reading
     * @throws TraceException when it can not be read, or is of another version
     */
    public static QueueReader open(Path folder, boolean strict) {
        try {
            if (!QueueFolder.isQueue(folder)) {
                throw new TraceException(
                        ErrorKind.WRONG_FORMAT, folder.toString(), "is no queue: it has no file " + QueueFolder.MARKER);
            }
            QueueHeader header = QueueFolder.header(folder);
            return new QueueReader(folder, strict, header == null ? headerInBlocks(folder) : header);
        } catch (AccessDeniedException e) {
            throw new TraceException(ErrorKind.NO_RIGHTS, folder.toString(), "can not be read: access is denied", e);
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), folder.toString(), "can not be read: " + e.getMessage(), e);
        }
    }

    /** Each file with blocks repeats the header. */
    private static QueueHeader headerInBlocks(Path folder) {
        try (QueueTail tail = new QueueTail(folder, false)) {
            while (tail.next(false)) {
                if (tail.header() != null) {
                    return tail.header();
                }
            }
        }
        throw new TraceException(
                ErrorKind.USAGE,
                folder.toString(),
                "has no intact header, so its records have no clock; it can not be read");
    }

    /** What the recording says of itself; its clock is the clock of all records. */
    public TraceHeader header() {
        return header.header();
    }

    /** What else is known of the queue. */
    public QueueFacts facts() {
        return header.facts();
    }

    /** Whether a process writes the queue now. */
    public boolean isBeingWritten() {
        return WriterLock.isHeld(folder);
    }

    /** Id of the process that writes the queue, or wrote it last; a word where it is not known. */
    public String writer() {
        return WriterLock.writer(folder);
    }

    /** Sum of the sizes of the files with blocks, with what is reserved behind the last block. */
    public long bytes() {
        try {
            long bytes = 0;
            for (Path file : QueueFolder.blockFiles(folder)) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), folder.toString(), "can not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the queue once, as far as it is written.
     *
     * @param counters takes what the sources of the records have counted, and what is wrong with the queue
     * @param progress is told how far the reading is
     * @throws TraceException when it can not be read any further, or on damage when reading is strict
     */
    public QueueReading read(IoSink sink, TraceCounters counters, ReadProgress progress) {
        try (QueueTail tail = new QueueTail(folder, strict)) {
            long told = 0;
            boolean written;
            boolean gone;
            do {
                written = isBeingWritten();
                while (tail.next(false)) {
                    play(tail.block(), sink);
                    progress.read(tail.passedBytes() - told);
                    told = tail.passedBytes();
                }
                gone = written && !tail.ended() && !isBeingWritten();
            } while (gone); // what it wrote last is to be read, too
            tail.addTo(counters, written);
            return new QueueReading(
                    tail.events(), tail.lastTicks(), tail.damage().named());
        }
    }

    /**
     * Goes along with a queue while it is written, until it is ended, its writer has gone, or {@code watch} has enough.
     *
     * @param watch is called again and again, whenever all that is committed was read or much was read at once
     * @throws TraceException when it can not be read any further, or on damage when reading is strict
     */
    public QueueReading follow(IoSink sink, TraceCounters counters, QueueWatch watch) {
        try (QueueTail tail = new QueueTail(folder, strict)) {
            boolean written = isBeingWritten();
            int quiet = 0;
            for (int blocks = 0; ; ) {
                if (tail.next(written)) {
                    play(tail.block(), sink);
                    quiet = 0;
                    blocks++;
                    if (blocks % WATCH_EVERY_BLOCKS == 0 && !watch.look(tail.counters())) {
                        break;
                    }
                    continue;
                }
                if (!watch.look(tail.counters()) || tail.ended() || !written) {
                    break;
                }
                pause();
                quiet++;
                // Asked seldom: it takes the writer's lock for a moment. What it wrote last is read after it has gone.
                written = quiet % WRITER_EVERY_PAUSES != 0 || isBeingWritten();
            }
            tail.addTo(counters, written);
            return new QueueReading(
                    tail.events(), tail.lastTicks(), tail.damage().named());
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TraceException(
                    ErrorKind.INTERRUPTED, folder.toString(), "was followed no further: interrupted", e);
        }
    }

    /** What the queue holds, by a look at each block; damage never stops it. */
    public QueueSize size() {
        return size(problem -> {});
    }

    /** The same; each damaged block that is named is told. */
    public QueueSize size(Consumer<String> damage) {
        try (QueueTail tail = passed()) {
            tail.damage().named().forEach(damage);
            return tail.size();
        }
    }

    /**
     * What is known of each source: a file as it was found when the queue was made of it, a live capture as its events were
     * counted when they were taken, with what is wrong with the queue now. Empty where nobody has counted.
     */
    public List<TraceSummary> summaries() {
        if (!facts().summaries().isEmpty()) {
            return facts().summaries();
        }
        boolean written = isBeingWritten();
        try (QueueTail tail = passed()) {
            TraceCounters counters = new TraceCounters();
            tail.addTo(counters, written);
            String name = folder.toString();
            long bytes = tail.size().bytes();
            return tail.summaries().stream()
                    .reduce(TraceSummary::plus)
                    .map(all -> all.in(name, bytes, counters))
                    .stream()
                    .toList();
        }
    }

    /** How far the queue has come. */
    QueueState state() {
        try (QueueTail tail = passed()) {
            return tail.state();
        }
    }

    private QueueTail passed() {
        QueueTail tail = new QueueTail(folder, false);
        while (tail.next(false)) {
            // the tail counts
        }
        return tail;
    }

    private void play(QueueBlock block, IoSink sink) {
        if (block.kind() != BlockKind.RECORDS) {
            return;
        }
        int left = block.contentBytes();
        int at = block.contentAt();
        while (left > 0) {
            if (!record.wrap(block.buffer(), at, left)) {
                throw new TraceException(
                        ErrorKind.WRONG_FORMAT,
                        folder.toString(),
                        "holds records that this version does not know: a newer fltscope wrote it");
            }
            sink.accept(record);
            at += record.recordBytes();
            left -= record.recordBytes();
        }
    }
}
