package fltscope.collector.queue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    private final Path folder;
    private final FileChannel channel;

    private WriterLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws QueueException when somebody else has it
     */
    static WriterLock take(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!OWN.add(real)) {
            throw refused(folder);
        }
        try {
            Path file = folder.resolve(QueueFolder.LOCK);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw refused(folder);
            }
            QueueFolder.makePrivate(file);
            QueueFolder.write(
                    folder.resolve(QueueFolder.WRITER), ProcessHandle.current().pid() + "\n");
            return new WriterLock(real, channel);
        } catch (IOException | RuntimeException e) {
            OWN.remove(real);
            throw e;
        }
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

    private static QueueException refused(Path folder) {
        return new QueueException(
                folder, "is being written by process " + writer(folder) + "; stop that one, or name another folder");
    }

    /** Id of the process that writes the queue, or wrote it last. */
    static String writer(Path folder) {
        try {
            return Files.readString(folder.resolve(QueueFolder.WRITER), StandardCharsets.ISO_8859_1)
                    .trim();
        } catch (IOException e) {
            return "(unknown)";
        }
    }

    /** Whether somebody writes the queue now. */
    static boolean isHeld(Path folder) {
        try {
            if (OWN.contains(folder.toRealPath())) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(folder.resolve(QueueFolder.LOCK), StandardOpenOption.READ);
                    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return lock == null;
            }
        } catch (IOException e) {
            return false; // no lock file: an archive, or a copy of a queue
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OWN.remove(folder);
    }
}
