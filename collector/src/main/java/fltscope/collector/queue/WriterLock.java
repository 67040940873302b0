package fltscope.collector.queue;

import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Says who writes a queue. The system releases the lock when its process ends, however that happens.
 *
 * <p>The process id stands in another file than the lock, and folders that this process itself has locked are remembered: on
 * POSIX systems closing any handle of a locked file releases the locks that the process has on it.
 */
final class WriterLock implements AutoCloseable {
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();
    /** A reader that asks whether there is a writer holds the lock for a moment. */
    private static final int TRIES = 20;

    private static final long PAUSE_MILLIS = 50;
    private static final String UNKNOWN = "(unknown)";

    private static final Pattern PROCESS_ID = Pattern.compile("\\d{1,20}");
    private static final int MOST_BYTES = 32;

    private final Path folder;
    private final FileChannel channel;

    private WriterLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws TraceException when somebody else has it
     */
    static WriterLock take(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!OWN.add(real)) {
            throw refused(folder);
        }
        try {
            Path file = folder.resolve(QueueFolder.LOCK);
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    QueueFolder.ownerOnly(folder));
            if (!lock(channel)) {
                channel.close();
                throw refused(folder);
            }
            return new WriterLock(real, channel);
        } catch (IOException | RuntimeException e) {
            OWN.remove(real);
            throw e;
        }
    }

    /** Says who writes; called when nothing speaks against it any more, so that one who is refused leaves no trace. */
    void sign() throws IOException {
        QueueFolder.write(
                folder.resolve(QueueFolder.WRITER),
                (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean lock(FileChannel channel) throws IOException {
        for (int tries = 1; ; tries++) {
            if (channel.tryLock() != null) {
                return true;
            }
            if (tries == TRIES) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private static TraceException refused(Path folder) {
        return new TraceException(
                ErrorKind.USAGE,
                folder.toString(),
                "is being written by process " + writer(folder) + "; stop that one, or name another folder");
    }

    /** Id of the process that writes the queue, or wrote it last. */
    static String writer(Path folder) {
        Path file = folder.resolve(QueueFolder.WRITER);
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                String id = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1).trim();
                if (PROCESS_ID.matcher(id).matches()) {
                    return id;
                }
            } catch (IOException e) {
                return UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    /** Whether somebody writes the queue now. */
    static boolean isHeld(Path folder) {
        try {
            if (OWN.contains(folder.toRealPath())) {
                return true;
            }
            Path file = folder.resolve(QueueFolder.LOCK);
            if (!Files.isRegularFile(file)) {
                return false; // an archive, or a copy of a queue
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return lock == null;
            }
        } catch (IOException e) {
            return false; // it is not there any more, or not to be read
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OWN.remove(folder);
    }
}
