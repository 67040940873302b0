package fltscope.analyzer.cli.output;

import fltscope.collector.files.Ownership;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file that is there in full or not at all: written beside its place, and moved into it at the end. Neither goes through a
 * link of somebody else's. What was readable for its owner alone stays so.
 */
public final class AtomicFile {
    /** Writes the content. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    public static void write(Path path, Content content) throws IOException {
        Path target = path.toAbsolutePath();
        Ownership.requireTrustedLinks(target);
        if (Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
            throw new IOException("there is no folder " + target.getParent());
        }
        Path beside = target.resolveSibling("." + target.getFileName() + "." + System.nanoTime() + ".tmp");
        try {
            try (OutputStream out =
                    Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                keepPermissions(target, beside);
                content.writeTo(out);
            }
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void keepPermissions(Path old, Path created) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(old, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null && Files.isRegularFile(old, LinkOption.NOFOLLOW_LINKS) && Ownership.isOwn(old)) {
            Files.setPosixFilePermissions(created, view.readAttributes().permissions());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
