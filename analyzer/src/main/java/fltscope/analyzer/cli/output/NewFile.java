package fltscope.analyzer.cli.output;

import fltscope.collector.files.Ownership;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes a text file that is there as a whole or not at all; a link of this account's own is followed, one of somebody else's
 * is refused, a device or pipe is written to.
 */
public final class NewFile {
    private NewFile() {}

    /**
     * Lets {@code content} write the file, in UTF-8.
     *
     * @throws UncheckedIOException where that fails; what was there before is still there
     */
    public static void write(Path file, Consumer<Writer> content) {
        try {
            Ownership.requireTrustedLinks(file);
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (OutputStream out = Files.newOutputStream(target)) {
                    fill(out, content);
                }
                return;
            }
            AtomicFile.write(target, out -> fill(out, content));
        } catch (IOException e) {
            throw failed(file, e);
        } catch (UncheckedIOException e) {
            throw failed(file, e.getCause());
        }
    }

    /** An encoder of its own reports text that is none; the plain writer would put question marks. */
    private static void fill(OutputStream out, Consumer<Writer> content) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
        content.accept(writer);
        writer.flush();
    }

    private static UncheckedIOException failed(Path file, IOException e) {
        return new UncheckedIOException(new IOException(file + ": " + reason(e), e));
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getFile() + ": " + system.getReason();
        }
        return e.getClass() == IOException.class ? e.getMessage() : e.getClass().getSimpleName();
    }
}
