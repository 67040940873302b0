package fltscope.collector.etl;

import fltscope.collector.archive.Content;
import fltscope.collector.archive.Members;
import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceHeader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An open .etl file: its bytes and what its header says. */
public final class EtlFile implements AutoCloseable {
    private static final int FIRST_READ_BYTES = 1 << 16;

    private final String name;
    private final FileChannel channel;
    private final long bytes;
    private final TraceHeader header;

    private EtlFile(String name, FileChannel channel, long bytes, TraceHeader header) {
        this.name = name;
        this.channel = channel;
        this.bytes = bytes;
        this.header = header;
    }

    /**
     * Opens a file and reads its header; an archive has to hold one trace.
     *
     * @throws TraceException when there is no such file, it can not be read, or it is no .etl file
     */
    public static EtlFile open(Path path) {
        return open(path, Members.ONE).get(0);
    }

    /**
     * Opens the traces that a path names, several of an archive or else one, and reads their headers.
     *
     * @param members which files of an archive are meant
     * @throws TraceException when there is no such file, it can not be read, or it is no .etl file
     */
    public static List<EtlFile> open(Path path, Members members) {
        String name = Content.nameOf(path);
        if (Files.isDirectory(path)) {
            throw new TraceException(
                    Files.isExecutable(path) ? ErrorKind.WRONG_FORMAT : ErrorKind.NO_RIGHTS,
                    name,
                    Files.isExecutable(path)
                            ? "is a directory, and no queue; name the .etl file in it"
                            : "can not be opened: access to the directory is denied");
        }
        try {
            return of(Content.open(path, members));
        } catch (NoSuchFileException e) {
            throw new TraceException(ErrorKind.UNREADABLE, name, "no such file", e);
        } catch (AccessDeniedException e) {
            throw new TraceException(ErrorKind.NO_RIGHTS, name, "can not be opened: access is denied", e);
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), name, "can not be opened: " + e.getMessage(), e);
        }
    }

    private static List<EtlFile> of(List<Content> contents) throws IOException {
        List<EtlFile> files = new ArrayList<>();
        try {
            for (Content content : contents) {
                files.add(of(content.channel(), content.name()));
            }
            return files;
        } catch (IOException | RuntimeException e) {
            for (Content content : contents) {
                content.channel().close();
            }
            throw e;
        }
    }

    /** A file that is open already; its header is read. */
    static EtlFile of(FileChannel channel, String name) throws IOException {
        long bytes = channel.size();
        return new EtlFile(name, channel, bytes, readHeader(channel, name, bytes));
    }

    private static TraceHeader readHeader(FileChannel channel, String name, long bytes) {
        if (bytes == 0) {
            throw new TraceException(ErrorKind.WRONG_FORMAT, name, "is empty (0 bytes); was the recording started?");
        }
        if (bytes < BufferHeader.BYTES) {
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT,
                    name,
                    String.format(
                            Locale.ROOT,
                            "not an .etl file: %,d bytes are fewer than one buffer header (%d)",
                            bytes,
                            BufferHeader.BYTES));
        }
        FileWindow window = new FileWindow(channel, name, (int) Math.min(FIRST_READ_BYTES, bytes));
        window.require(0, BufferHeader.BYTES);
        BufferHeader first = new BufferHeader().wrap(window.buffer(), window.index(0));
        if (!first.sizeIsPossible()) {
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT,
                    name,
                    String.format(
                            Locale.ROOT,
                            "not an .etl file: the first buffer header has size %,d",
                            Integer.toUnsignedLong(first.bufferSize())));
        }
        int present = (int) Math.min(first.bufferSize(), bytes);
        TraceHeader header = SessionHeader.read(window, 0, present, name);
        if (header == null) {
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT,
                    name,
                    "not an .etl file: its first buffer does not start with a log-file header");
        }
        return header;
    }

    /** The file as the user named it. */
    public String name() {
        return name;
    }

    public long bytes() {
        return bytes;
    }

    public TraceHeader header() {
        return header;
    }

    /** A window of so many bytes, or of the whole file where that is smaller. */
    FileWindow window(int windowBytes) {
        return new FileWindow(channel, name, (int) Math.min(windowBytes, bytes));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), name, "can not be closed: " + e.getMessage(), e);
        }
    }
}
