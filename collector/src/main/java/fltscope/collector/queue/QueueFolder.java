package fltscope.collector.queue;

import fltscope.collector.files.Ownership;
import fltscope.schemas.queue.QueueBlock;
import fltscope.schemas.queue.QueueBlockBuilder;
import fltscope.schemas.queue.QueueHeader;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The folder of a queue.
 *
 * <pre>
 * fltscope-queue      the header block: it marks the folder as a queue, and tells the version of its format
 * fltscope-queue.new  while the header is written, and left where the writer was killed then; writer.new likewise
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
    static final String METADATA = "metadata.cq4t";
    static final String BLOCKS_ENDING = ".cq4";
    private static final String NEW_ENDING = ".new";

    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

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
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT, folder.toString(), QueueFormat.otherVersion(block.version()));
        }
        try {
            return QueueHeader.of(block);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT,
                    marker.toString(),
                    "holds what this version does not know: a newer fltscope wrote it",
                    e);
        }
    }

    /** Marks the folder as a queue: by a copy of its first block, which is its header. */
    static void mark(Path folder, QueueBlockBuilder block) throws IOException {
        byte[] bytes = new byte[block.bytes()];
        block.buffer().get(0, bytes);
        write(folder.resolve(MARKER), bytes);
    }

    /** Writes a small file that only its owner may read, and that is there as a whole or not at all. */
    static void write(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + NEW_ENDING);
        Files.deleteIfExists(beside);
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(beside, options, ownerOnly(file.getParent()))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Creates the folder for its owner alone where it is not there; looks at one that is there, and writes nothing into it.
     *
     * @throws TraceException when it is neither a queue nor as good as empty, or when it or what is in it could be somebody
     *     else's trap: a link, or not of this account
     */
    static void claim(Path folder) throws IOException {
        Ownership.requireTrustedLinks(folder.toAbsolutePath().getParent());
        if (!Ownership.exists(folder)) {
            create(folder);
        }
        if (Ownership.isLink(folder)) {
            throw new TraceException(
                    ErrorKind.NO_RIGHTS,
                    folder.toString(),
                    "is a link, and no queue is written through one; name the folder itself");
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        if (!Ownership.isOwn(folder)) {
            throw new TraceException(
                    ErrorKind.NO_RIGHTS,
                    folder.toString(),
                    "belongs to " + Ownership.owner(folder).getName()
                            + ", and no queue is written into a folder of somebody else's; name a new folder");
        }
        requireOwnQueue(folder);
        if (closeToOthers(folder)) {
            requireOwnQueue(folder);
        }
    }

    private static void create(Path folder) throws IOException {
        if (hasOwners(folder.toAbsolutePath().getParent())) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static void requireOwnQueue(Path folder) throws IOException {
        List<Path> entries = entries(folder);
        if (!entries.contains(folder.resolve(MARKER)) && !entries.isEmpty() && !isBegun(folder, entries)) {
            throw new TraceException(
                    ErrorKind.USAGE, folder.toString(), "is not empty, and no queue; name a new folder");
        }
        for (Path entry : entries) {
            if (!Ownership.isOwnFile(entry)) {
                throw new TraceException(
                        ErrorKind.NO_RIGHTS,
                        folder.toString(),
                        "has a " + entry.getFileName()
                                + " that is a link, has a second name or belongs to somebody else, so nothing is written"
                                + " into it; name a new folder");
            }
        }
    }

    /** Whether a writer was killed before it marked the folder. */
    private static boolean isBegun(Path folder, List<Path> entries) {
        return entries.contains(folder.resolve(LOCK)) && entries.stream().allMatch(QueueFolder::isOfWriter);
    }

    private static boolean isOfWriter(Path entry) {
        String name = entry.getFileName().toString();
        return name.equals(LOCK)
                || name.equals(WRITER)
                || name.equals(METADATA)
                || name.equals(MARKER + NEW_ENDING)
                || name.equals(WRITER + NEW_ENDING)
                || name.endsWith(BLOCKS_ENDING);
    }

    /** Takes the right to write from others, who could place links; false when they had none. */
    private static boolean closeToOthers(Path folder) throws IOException {
        if (!hasOwners(folder)) {
            return false;
        }
        PosixFileAttributeView view = posix(folder);
        Set<PosixFilePermission> allowed = EnumSet.noneOf(PosixFilePermission.class);
        allowed.addAll(view.readAttributes().permissions());
        if (!allowed.removeAll(OTHERS_WRITE)) {
            return false;
        }
        view.setPermissions(allowed);
        return true;
    }

    /**
     * Deletes what a writer has left that was killed before it marked the folder. Only who has the lock may.
     *
     * @throws TraceException when there is data, which ours is written behind the mark
     */
    static void clear(Path folder) throws IOException {
        QueueBlock block = new QueueBlock();
        for (Path path : blockFiles(folder)) {
            try (BlockFile file = new BlockFile(path)) {
                if (file.next(block) != BlockFile.Found.NOTHING || file.search(block)) {
                    throw new TraceException(
                            ErrorKind.USAGE,
                            folder.toString(),
                            "has data in " + path.getFileName() + ", but no " + MARKER + "; name a new folder");
                }
            }
        }
        for (Path entry : entries(folder)) {
            if (isOfWriter(entry) && !entry.endsWith(LOCK)) {
                Files.delete(entry);
            }
        }
    }

    /** What a new file in this folder is created with, so that only its owner may read and write it. */
    static FileAttribute<?>[] ownerOnly(Path folder) {
        return hasOwners(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)}
                : new FileAttribute<?>[0];
    }

    /**
     * Lets only the owner read and write a file that Chronicle has made, where the file system knows owners. It opens the file,
     * and must not be called for one that is locked.
     */
    static void makePrivate(Path file) throws IOException {
        if (hasOwners(file)) {
            posix(file).setPermissions(OWNER_FILE);
        }
    }

    private static PosixFileAttributeView posix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean hasOwners(Path path) {
        return path != null && Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            List<Path> all = new ArrayList<>();
            entries.forEach(all::add);
            return all;
        }
    }

    /** The files with blocks, in the order in which they were written. */
    static List<Path> blockFiles(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + BLOCKS_ENDING)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry)) { // a pipe would have its reader wait
                    files.add(entry);
                }
            }
        }
        Collections.sort(files);
        return files;
    }
}
