package fltscope.analyzer.cli.option;

import fltscope.collector.archive.Content;
import fltscope.collector.archive.FileKind;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of text that somebody pasted, standard input, or a pipe; it is read as often as wanted. */
final class PastedFile {
    private static final int MOST_BYTES = 256 << 20;

    private final Path path;
    /** Null for a file, which need not be kept. */
    private final byte[] content;

    private PastedFile(Path path, byte[] content) {
        this.path = path;
        this.content = content;
    }

    /**
     * Opens it.
     *
     * @throws TraceException when it can not be read, or is known to be no text
     */
    static PastedFile of(Path path) {
        String name = Content.nameOf(path);
        try {
            PastedFile file = new PastedFile(path, Content.isStream(path) ? read(path, name) : null);
            FileKind kind = FileKind.of(ByteBuffer.wrap(file.head()));
            if (kind != null && (kind.isArchive() || kind.isBinary())) {
                throw new TraceException(
                        ErrorKind.WRONG_FORMAT,
                        name,
                        kind.isArchive()
                                ? "is an archive, not a text; unpack it, and name the text"
                                : "is " + kind.what()
                                        + ", not a text; name a file of what the debugger or fltmc printed");
            }
            return file;
        } catch (NoSuchFileException e) {
            throw new TraceException(ErrorKind.UNREADABLE, name, "no such file", e);
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), name, "can not be read: " + e.getMessage(), e);
        }
    }

    private static byte[] read(Path path, String name) throws IOException {
        try (InputStream in =
                path.equals(Content.STANDARD_INPUT) ? Content.standardInput() : Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MOST_BYTES);
            if (content.length == MOST_BYTES) {
                throw new TraceException(
                        ErrorKind.WRONG_FORMAT,
                        name,
                        "is longer than " + (MOST_BYTES >> 20) + " MB; write it into a file, and name that");
            }
            return content;
        }
    }

    private byte[] head() throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(FileKind.HEAD_BYTES);
        }
    }

    /** The text from its beginning. */
    InputStream open() throws IOException {
        return content == null ? Files.newInputStream(path) : new ByteArrayInputStream(content);
    }

    /** As messages and reports name it. */
    String name() {
        return Content.nameOf(path);
    }
}
