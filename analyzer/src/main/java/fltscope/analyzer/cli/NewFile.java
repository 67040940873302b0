package fltscope.analyzer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** Writes a file that is there as a whole or not at all: beside its place, then moved over what was there before. */
final class NewFile {
    private NewFile() {}

    /**
     * Lets {@code content} write the file, in UTF-8.
     *
     * @throws UncheckedIOException where that fails; what was there before is still there
     */
    static void write(Path file, Consumer<Writer> content) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                fill(target, content);
                return;
            }
            Path part = target.resolveSibling("." + target.getFileName() + "." + System.nanoTime() + ".part");
            try {
                fill(part, content);
                move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw failed(file, e);
        } catch (UncheckedIOException e) {
            throw failed(file, e.getCause());
        }
    }

    private static void fill(Path file, Consumer<Writer> content) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            content.accept(writer);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static UncheckedIOException failed(Path file, IOException e) {
        return new UncheckedIOException(new IOException(file + ": " + reason(e), e));
    }

    private static String reason(IOException e) {
        return e.getClass() == IOException.class ? e.getMessage() : e.getClass().getSimpleName();
    }
}
