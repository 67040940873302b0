package fltscope.collector.queue;

import fltscope.schemas.queue.QueueBlock;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes the oldest files off a queue. The last one stays always, so a queue can be trimmed while it is written. */
public final class QueueTrim {
    /** A file of a queue, the bytes of blocks in it, and when its last block was committed. */
    record Part(Path file, long bytes, long lastFileTime) {}

    private QueueTrim() {}

    /**
     * Deletes the oldest files, until what is left is small and young enough.
     *
     * @param mostBytes bytes of blocks that may be left
     * @param oldestFileTime files whose last block was committed before it are deleted, in 100 ns since 1601-01-01 UTC
     * @param onlyTell deletes nothing
     * @return the files that were deleted, or would be
     * @throws TraceException when a file can not be read or deleted
     */
    public static List<Path> trim(Path folder, long mostBytes, long oldestFileTime, boolean onlyTell) {
        try {
            List<Part> parts = parts(folder);
            long bytes = parts.stream().mapToLong(Part::bytes).sum();
            List<Path> deleted = new ArrayList<>();
            for (Part part : parts.subList(0, Math.max(0, parts.size() - 1))) {
                if (bytes <= mostBytes && part.lastFileTime >= oldestFileTime) {
                    break;
                }
                if (!onlyTell) {
                    Files.deleteIfExists(part.file);
                }
                deleted.add(part.file);
                bytes -= part.bytes;
            }
            return deleted;
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), folder.toString(), "can not be trimmed: " + e.getMessage(), e);
        }
    }

    /** The moment that was so many seconds ago, in 100 ns since 1601-01-01 UTC. */
    public static long fileTimeBefore(long seconds) {
        return FileTime.now() - seconds * FileTime.UNITS_PER_SECOND;
    }

    /** The files of a queue, the oldest first. */
    static List<Part> parts(Path folder) throws IOException {
        List<Part> parts = new ArrayList<>();
        QueueBlock block = new QueueBlock();
        for (Path path : QueueFolder.blockFiles(folder)) {
            try (BlockFile file = new BlockFile(path)) {
                long lastFileTime = 0;
                for (BlockFile.Found found = file.next(block); ; found = file.next(block)) {
                    if (found != BlockFile.Found.BLOCK && (found != BlockFile.Found.DAMAGE || !file.search(block))) {
                        break;
                    }
                    lastFileTime = block.committedFileTime();
                }
                parts.add(new Part(path, file.position(), lastFileTime));
            }
        }
        return parts;
    }
}
