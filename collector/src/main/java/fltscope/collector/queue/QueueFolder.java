package fltscope.collector.queue;

import fltscope.schemas.queue.QueueBlock;
import fltscope.schemas.queue.QueueBlockBuilder;
import fltscope.schemas.queue.QueueHeader;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The folder of a queue.
 *
 * <pre>
 * fltscope-queue      the header block: it marks the folder as a queue, and tells the version of its format
 * writer.lock         locked by the process that writes
 * writer              the id of that process
 * metadata.cq4t       Chronicle's own
 * yyyyMMdd-HHmm.cq4   the blocks; names rise in the order of writing, and are times only roughly
 * </pre>
 */
final class QueueFolder {
    static final String MARKER = "fltscope-queue";
    static final String LOCK = "writer.lock";
    static final String WRITER = "writer";
    static final String BLOCKS_ENDING = ".cq4";

    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private QueueFolder() {}

    /** Whether there is a queue in this folder, of whatever version. */
    static boolean isQueue(Path folder) {
        return Files.isRegularFile(folder.resolve(MARKER));
    }

    /**
     * The header as it stands in the marker; null where that is damaged.
     *
     * @throws TraceException when the queue is of another version
     */
    static QueueHeader header(Path folder) throws IOException {
        Path marker = folder.resolve(MARKER);
        long bytes = Files.size(marker);
        QueueBlock block = new QueueBlock();
        if (bytes > BlockFiles.MAX_BLOCK_BYTES
                || !block.wrap(
                        ByteBuffer.wrap(Files.readAllBytes(marker)).order(ByteOrder.LITTLE_ENDIAN), 0, (int) bytes)
                || !block.isIntact()) {
            return null;
        }
        if (block.version() != QueueBlock.VERSION) {
            throw new TraceException(folder.toString(), QueueFormat.otherVersion(block.version()));
        }
        try {
            return QueueHeader.of(block);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new TraceException(
                    marker.toString(), "holds what this version does not know: a newer fltscope wrote it", e);
        }
    }

    /** Marks the folder as a queue: by a copy of its first block, which is its header. */
    static void mark(Path folder, QueueBlockBuilder block) throws IOException {
        byte[] bytes = new byte[block.bytes()];
        block.buffer().get(0, bytes);
        Path marker = folder.resolve(MARKER);
        Files.write(marker, bytes);
        makePrivate(marker);
    }

    /** Writes a small file that only its owner may read. */
    static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        makePrivate(file);
    }

    /** Creates the folder where it is not there, for its owner alone. */
    static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (hasOwners(folder.toAbsolutePath().getParent())) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        } else {
            Files.createDirectory(folder);
        }
    }

    /** Lets only the owner read and write a file, where the file system knows owners. */
    static void makePrivate(Path file) throws IOException {
        if (hasOwners(file)) {
            Files.setPosixFilePermissions(file, OWNER_FILE);
        }
    }

    private static boolean hasOwners(Path path) {
        return path != null && Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }

    /** Whether anything is in the folder. */
    static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    /** The files with blocks, in the order in which they were written. */
    static List<Path> blockFiles(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + BLOCKS_ENDING)) {
            entries.forEach(files::add);
        }
        Collections.sort(files);
        return files;
    }
}
