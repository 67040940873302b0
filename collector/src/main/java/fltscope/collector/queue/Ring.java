package fltscope.collector.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Deletes the oldest files of a queue when all of them hold more than they may. The one that is being written stays. */
final class Ring {
    private record Old(Path file, long bytes) {}

    private final Path folder;
    private final long mostBytes;
    private final Deque<Old> old = new ArrayDeque<>();
    private long oldBytes;

    /** @param mostBytes bytes of blocks that may be kept; 0 for any number */
    Ring(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /**
     * The newest file is full, and the next is about to be begun.
     *
     * @param fullBytes bytes of blocks in the newest
     * @param nextBytes most bytes of blocks in the next
     */
    void filled(long fullBytes, long nextBytes) throws IOException {
        if (mostBytes == 0) {
            return;
        }
        List<Path> files = QueueFolder.blockFiles(folder);
        old.add(new Old(files.get(files.size() - 1), fullBytes));
        oldBytes += fullBytes;
        while (old.size() > 1 && oldBytes + nextBytes > mostBytes) {
            Old oldest = old.remove();
            oldBytes -= oldest.bytes;
            Files.deleteIfExists(oldest.file);
        }
    }
}
