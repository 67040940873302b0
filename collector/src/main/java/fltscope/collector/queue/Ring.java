package fltscope.collector.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Deletes the oldest files of a queue when all of them hold more than they may. The one that is being written stays. */
final class Ring {
    private final Path folder;
    private final long mostBytes;
    private final Deque<QueueTrim.Part> old = new ArrayDeque<>();
    private long oldBytes;

    /**
     * Counts what is there already.
     *
     * @param mostBytes bytes of blocks that may be kept; 0 for any number
     */
    Ring(Path folder, long mostBytes) throws IOException {
        this.folder = folder;
        this.mostBytes = mostBytes;
        if (mostBytes > 0) {
            old.addAll(QueueTrim.parts(folder));
            old.forEach(part -> oldBytes += part.bytes());
        }
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
        old.add(new QueueTrim.Part(files.get(files.size() - 1), fullBytes, FileTime.now()));
        oldBytes += fullBytes;
        while (old.size() > 1 && oldBytes + nextBytes > mostBytes) {
            QueueTrim.Part oldest = old.remove();
            oldBytes -= oldest.bytes();
            Files.deleteIfExists(oldest.file());
        }
    }
}
