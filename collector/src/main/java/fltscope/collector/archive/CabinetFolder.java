package fltscope.collector.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A folder of a cabinet: blocks of at most 32 KB of content, each
 *
 * <pre>
 * CFDATA 00 csum u32   04 cbData u16   06 cbUncomp u16   08 reserve   then cbData bytes
 * </pre>
 *
 * In MSZIP the bytes are "CK" and a Deflate stream that may refer to the 32 KB before it, those of the blocks before included.
 * Source: [MS-CAB] 2.4 and 3.1 (the checksum, which is not looked at where there is a reserve, as implementations differ in
 * whether that counts), [MS-MCI] (MSZIP).
 *
 * @param firstBlock place in the file
 * @param blocks how many
 * @param compression the method in the low 4 bits
 * @param reserve bytes between a block's header and its data
 */
record CabinetFolder(FileChannel channel, long firstBlock, int blocks, int compression, int reserve) {
    private static final int NONE = 0;
    private static final int MSZIP = 1;
    private static final int QUANTUM = 2;
    private static final int LZX = 3;
    private static final int METHOD = 0xF;

    private static final int BLOCK_HEADER_BYTES = 8;
    private static final int WINDOW_BYTES = 1 << 15;
    private static final short CK = 0x4B43;

    /** Its content from the beginning. */
    InputStream open() throws IOException {
        String refused = "; unpack it (expand file.cab -F:* folder, or 7-Zip), and name the .etl file";
        switch (compression & METHOD) {
            case NONE, MSZIP -> {
                return new Content();
            }
            case QUANTUM -> throw new IOException("it is packed by Quantum, which is not read" + refused);
            case LZX -> throw new IOException("it is packed by LZX, which is not read" + refused);
            default ->
                throw new IOException(
                        "it is packed by method " + (compression & METHOD) + ", which is not known" + refused);
        }
    }

    /** The blocks one after the other. */
    private final class Content extends InputStream {
        private final Inflater inflater = new Inflater(true);
        private final byte[] block = new byte[WINDOW_BYTES];
        private final byte[] window = new byte[WINDOW_BYTES];
        private int windowBytes;
        private long at = firstBlock;
        private int left = blocks;
        private int from;
        private int to;

        @Override
        public int read() throws IOException {
            return next() ? block[from++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!next()) {
                return -1;
            }
            int count = Math.min(length, to - from);
            System.arraycopy(block, from, bytes, offset, count);
            from += count;
            return count;
        }

        private boolean next() throws IOException {
            while (from == to && left > 0) {
                left--;
                nextBlock();
            }
            return from < to;
        }

        private void nextBlock() throws IOException {
            ByteBuffer header = bytes(BLOCK_HEADER_BYTES + reserve);
            int packed = header.getShort(4) & 0xFFFF;
            int plain = header.getShort(6) & 0xFFFF;
            ByteBuffer data = bytes(packed);
            if (plain > WINDOW_BYTES) {
                throw new IOException("a block claims " + plain + " bytes, more than a block can have");
            }
            int sum = header.getInt(0);
            if (sum != 0 && reserve == 0 && sum != (checksum(data, 0, packed) ^ checksum(header, 4, 4))) {
                throw new IOException("a checksum is wrong at byte " + (at - packed));
            }
            from = 0;
            to = plain;
            if ((compression & METHOD) == NONE) {
                if (plain != packed) {
                    throw new IOException("the lengths of a block contradict each other");
                }
                data.get(0, block, 0, plain);
            } else {
                inflate(data, plain);
            }
        }

        private ByteBuffer bytes(int count) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                int read = channel.read(bytes, at);
                if (read < 0) {
                    throw new EOFException("it ends in the middle of its data");
                }
                at += read;
            }
            return bytes.flip();
        }

        private void inflate(ByteBuffer data, int plain) throws IOException {
            if (data.limit() < Short.BYTES || data.getShort() != CK) {
                throw new IOException("a block does not begin as MSZIP does");
            }
            try {
                inflater.reset();
                if (windowBytes > 0) {
                    inflater.setDictionary(window, WINDOW_BYTES - windowBytes, windowBytes);
                }
                inflater.setInput(data);
                int done = 0;
                while (done < plain) {
                    int count = inflater.inflate(block, done, plain - done);
                    if (count == 0) {
                        throw new IOException("a block unpacks to fewer bytes than it claims");
                    }
                    done += count;
                }
            } catch (DataFormatException e) {
                throw new IOException("a block is damaged: " + e.getMessage(), e);
            }
            keep(plain);
        }

        /** The last 32 KB, at the end of the window. */
        private void keep(int plain) {
            System.arraycopy(window, plain, window, 0, WINDOW_BYTES - plain);
            System.arraycopy(block, 0, window, WINDOW_BYTES - plain, plain);
            windowBytes = Math.min(WINDOW_BYTES, windowBytes + plain);
        }

        @Override
        public void close() {
            inflater.end();
        }
    }

    /** Words xored; the bytes that are left over stand in one more word, the first of them highest. */
    private static int checksum(ByteBuffer source, int start, int count) {
        ByteBuffer bytes = source.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(start);
        int sum = 0;
        for (int i = 0; i < count / Integer.BYTES; i++) {
            sum ^= bytes.getInt();
        }
        int rest = 0;
        for (int i = 0; i < count % Integer.BYTES; i++) {
            rest = (rest << Byte.SIZE) | (bytes.get() & 0xFF);
        }
        return sum ^ rest;
    }
}
