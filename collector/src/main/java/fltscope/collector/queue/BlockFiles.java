package fltscope.collector.queue;

import fltscope.collector.files.Ownership;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * The files of a queue as Chronicle writes them: a document for each block.
 *
 * <p>Chronicle begins a new file when its clock has reached the next minute. The clock that it is given here stands still, and
 * goes on a minute when the next file is wanted: files are bounded by size, and their names still rise.
 */
final class BlockFiles implements AutoCloseable {
    static {
        // Both before the first use of Chronicle; space is watched by the writer, block by block.
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
    }

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);
    private static final long MINUTE_MILLIS = 60_000;
    /** How long Chronicle waits for what a writer left unfinished; nobody but this process writes. */
    private static final long LOCK_TIMEOUT_MILLIS = 100;

    /** Files grow by so much; a document may have up to a quarter of it. */
    private static final long MAPPED_BYTES = 16L << 20;

    /** Most bytes of one block. */
    static final int MAX_BLOCK_BYTES = (int) (MAPPED_BYTES / 4);

    private final Path folder;
    /** Of the folder; null where the file system has none. */
    private final Object identity;

    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private long minute;
    private long bytes;

    /** Opens the folder; the next block begins a new file. */
    BlockFiles(Path folder) throws IOException {
        this.folder = folder;
        minute = Math.max(Instant.now().toEpochMilli() / MINUTE_MILLIS, lastMinute(folder) + 1);
        identity = identity();
        requireOwnPlace();
        try {
            queue = open();
            appender = queue.createAppender();
        } catch (RuntimeException e) {
            throw new IOException("what Chronicle keeps in it is damaged: " + e.getMessage(), e);
        }
        appender.singleThreadedCheckDisabled(true); // opened by one thread, then used by the one that takes the events
    }

    private SingleChronicleQueue open() {
        return SingleChronicleQueueBuilder.single(folder.toFile())
                .rollCycle(LegacyRollCycles.MINUTELY)
                .timeProvider(() -> minute * MINUTE_MILLIS)
                .timeoutMS(LOCK_TIMEOUT_MILLIS)
                .blockSize(MAPPED_BYTES)
                .build();
    }

    private Object identity() throws IOException {
        return Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** Chronicle opens by path and follows links: so nothing may be at the place of a new file, nor another folder at this. */
    private void requireOwnPlace() throws IOException {
        String name =
                LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC).format(NAME);
        if (!Objects.equals(identity, identity())) {
            throw new IOException("it was replaced by another folder while it was written");
        }
        if (Ownership.exists(folder.resolve(name + QueueFolder.BLOCKS_ENDING))) {
            throw new IOException("somebody else has put " + name + QueueFolder.BLOCKS_ENDING + " into it");
        }
    }

    private static long lastMinute(Path folder) throws IOException {
        List<Path> files = QueueFolder.blockFiles(folder);
        if (files.isEmpty()) {
            return -1;
        }
        String name = files.get(files.size() - 1).getFileName().toString();
        try {
            String time = name.substring(0, name.length() - QueueFolder.BLOCKS_ENDING.length());
            return LocalDateTime.parse(time, NAME).toEpochSecond(ZoneOffset.UTC) / 60;
        } catch (DateTimeException e) {
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT,
                    folder.toString(),
                    "has a file that is not of a queue: " + name + "; name another folder",
                    e);
        }
    }

    /** Commits the first {@code count} bytes of {@code block} as one document. */
    void append(ByteBuffer block, int count) throws IOException {
        try (DocumentContext document = appender.writingDocument()) {
            Bytes<?> target = document.wire().bytes();
            long at = target.writePosition();
            target.write(at, block, 0, count);
            target.writePosition(at + count);
        } catch (RuntimeException e) {
            throw new IOException("Chronicle says " + e.getMessage(), e);
        }
        if (bytes == 0) {
            makePrivate();
        }
        bytes += count;
    }

    private void makePrivate() throws IOException {
        List<Path> files = QueueFolder.blockFiles(folder);
        QueueFolder.makePrivate(files.get(files.size() - 1));
        QueueFolder.makePrivate(folder.resolve(QueueFolder.METADATA));
    }

    /** Bytes of blocks in the file at hand. */
    long bytes() {
        return bytes;
    }

    /** The next block begins a new file. */
    void beginFile() throws IOException {
        minute++;
        requireOwnPlace();
        bytes = 0;
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
