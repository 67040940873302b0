package fltscope.collector.archive;

import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * A private temporary file with what comes out of a stream. It is removed when its channel is closed, and when the process ends in
 * whatever way: Linux and macOS take its name away at once, Windows closes it with the process.
 */
final class Spool {
    /** What an archive may unpack to without a look at its own size. */
    static final long MOST_BYTES = 1L << 30;

    /** How many times its own size an archive may unpack to beyond that; Deflate could claim a thousand times. */
    static final int MOST_TIMES = 100;

    private static final int CHUNK_BYTES = 1 << 16;
    private static final long ROOM_IS_ASKED_EACH = 64L << 20;
    private static final long LEFT_FREE_BYTES = 256L << 20;

    private Spool() {}

    /** What a file in an archive of so many bytes may unpack to. */
    static long limit(long archiveBytes) {
        return Math.max(
                MOST_BYTES, archiveBytes > Long.MAX_VALUE / MOST_TIMES ? Long.MAX_VALUE : archiveBytes * MOST_TIMES);
    }

    /**
     * Copies a stream. One that can not be an .etl file, nor an archive, is left after its beginning, which is enough to refuse it.
     *
     * @param name of it in messages
     * @param most bytes that it may have
     * @throws IOException when the stream can not be read
     * @throws TraceException when it is longer than it may be, or the file can not be written
     */
    static FileChannel of(String name, InputStream in, long most) throws IOException {
        Path file = create();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            fill(name, in, most, channel, file.toAbsolutePath().getParent());
            return channel;
        } catch (IOException | RuntimeException | Error e) {
            if (channel == null) {
                Files.deleteIfExists(file);
            } else {
                channel.close();
            }
            throw e;
        }
    }

    private static Path create() {
        try {
            return Files.createTempFile("fltscope-", ".etl");
        } catch (IOException e) {
            throw unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    private static void fill(String name, InputStream in, long most, FileChannel channel, Path folder)
            throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long done = 0;
        for (int read = in.readNBytes(chunk, 0, CHUNK_BYTES); read > 0; read = in.readNBytes(chunk, 0, CHUNK_BYTES)) {
            if (done + read > most) {
                throw new TraceException(
                        ErrorKind.WRONG_FORMAT,
                        name,
                        String.format(
                                Locale.ROOT,
                                "unpacks to more than %,d bytes, more than %d times what it is packed in; if that is as"
                                        + " it should be, unpack it, and name the .etl file",
                                most,
                                MOST_TIMES));
            }
            if (done % ROOM_IS_ASKED_EACH == 0) {
                requireRoom(name, folder);
            }
            write(ByteBuffer.wrap(chunk, 0, read), channel, folder);
            if (done == 0 && !mayBeRead(ByteBuffer.wrap(chunk, 0, read))) {
                return;
            }
            done += read;
        }
    }

    private static boolean mayBeRead(ByteBuffer head) {
        FileKind kind = FileKind.of(head);
        boolean sized = head.remaining() < Integer.BYTES
                || head.order(ByteOrder.LITTLE_ENDIAN).getInt(0) != 0;
        return kind == null ? sized : kind.isArchive();
    }

    private static void requireRoom(String name, Path folder) throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() < LEFT_FREE_BYTES) {
            throw new TraceException(
                    ErrorKind.NO_SPACE,
                    name,
                    "needs a temporary file, and " + folder + " has no room for it; for another folder:"
                            + " JDK_JAVA_OPTIONS=-Djava.io.tmpdir=DIR fltscope ...");
        }
    }

    private static void write(ByteBuffer bytes, FileChannel channel, Path folder) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static TraceException unwritable(Path folder, IOException e) {
        return new TraceException(
                ErrorKind.of(e), folder.toString(), "a temporary file can not be written there: " + e.getMessage(), e);
    }
}
