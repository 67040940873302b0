package fltscope.collector.queue;

import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Watches the free space of the disk that a queue is on. A mapped page that finds no room is lost without a word, together with
 * what was committed in it; so it is asked before each block, and some room is left for whoever else writes there.
 */
final class FreeSpace {
    private final Path folder;
    private final FileStore disk;
    private final long reserveBytes;

    FreeSpace(Path folder, long reserveBytes) throws IOException {
        this.folder = folder;
        this.reserveBytes = reserveBytes;
        disk = Files.getFileStore(folder);
    }

    /**
     * Makes sure that {@code bytes} fit.
     *
     * @throws TraceException when they do not
     */
    void require(long bytes) throws IOException {
        long free = disk.getUsableSpace();
        if (free < bytes + reserveBytes) {
            throw new TraceException(
                    ErrorKind.NO_SPACE,
                    folder.toString(),
                    String.format(
                            Locale.ROOT,
                            "the disk is full: %,d bytes are free, and %,d are to stay free; what was recorded up to here is"
                                    + " kept. Make room or name a folder on another disk",
                            free,
                            reserveBytes));
        }
    }
}
