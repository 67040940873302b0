package fltscope.analyzer.symbol.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that parts are read of, on the disk or expanded in memory. It is not mapped: on Windows a mapped file can be neither
 * replaced nor deleted until the collector has found the mapping.
 */
public final class FileBytes implements Closeable {
    private final FileChannel channel;
    private final Bytes memory;
    private final long size;

    private FileBytes(FileChannel channel, Bytes memory, long size) {
        this.channel = channel;
        this.memory = memory;
        this.size = size;
    }

    public static FileBytes open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileBytes(channel, null, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public static FileBytes of(byte[] content) {
        return new FileBytes(null, Bytes.of("the file", content), content.length);
    }

    public long size() {
        return size;
    }

    /** {@code bytes} bytes from {@code at} on; more than an array holds, or than there are, is an error. */
    public Bytes read(String what, long at, long bytes) throws IOException {
        if (bytes < 0 || bytes > size || bytes > Integer.MAX_VALUE - 8) {
            throw outside(what, at, bytes);
        }
        byte[] target = new byte[(int) bytes];
        read(what, at, target, 0, target.length);
        return Bytes.of(what, target);
    }

    /** The same into a part of an array. */
    public void read(String what, long at, byte[] target, int from, int bytes) throws IOException {
        if (at < 0 || at > size - bytes) {
            throw outside(what, at, bytes);
        }
        if (memory != null) {
            memory.copyTo(at, target, from, bytes);
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(target, from, bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position() - from) < 0) {
                throw new SymbolFileException(what + ": the file has become shorter while it is read");
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private SymbolFileException outside(String what, long at, long bytes) {
        return new SymbolFileException(
                what + ": " + bytes + " bytes at " + at + " do not fit into the file of " + size);
    }
}
