package fltscope.collector.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Windows cabinet: folders, which are streams of compressed blocks, and files, which are parts of what the folders unpack to.
 *
 * <pre>
 * CFHEADER 00 "MSCF"   08 cbCabinet u32   10 coffFiles u32   1A cFolders u16   1C cFiles u16   1E flags u16
 *          24 with flag 4: cbCFHeader u16, cbCFFolder u8, cbCFData u8, and so many bytes
 *             with flag 1 two names of the cabinet before, with flag 2 two of the next, each up to its 0
 * CFFOLDER 00 coffCabStart u32   04 cCFData u16   06 typeCompress u16   08 cbCFFolder bytes
 * CFFILE   00 cbFile u32   04 uoffFolderStart u32   08 iFolder u16   0E attribs u16   10 name up to its 0
 * </pre>
 *
 * Little endian. Source: [MS-CAB] 2.
 */
final class CabinetArchive implements Archive {
    private static final int HEADER_BYTES = 0x24;
    private static final int FOLDER_BYTES = 8;
    private static final int FILE_BYTES = 16;
    private static final int MOST_DIRECTORY_BYTES = 64 << 20;
    private static final int PREVIOUS = 1;
    private static final int NEXT = 2;
    private static final int RESERVED = 4;
    private static final int FIRST_CONTINUED = 0xFFFD;
    private static final int NAME_IS_UTF8 = 0x80;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** A file, as the part of its folder's content that it is. */
    private record Part(int folder, long start, long bytes) {}

    private final FileChannel channel;
    private final List<CabinetFolder> folders = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();

    CabinetArchive(FileChannel channel) throws IOException {
        this.channel = channel;
        try {
            read(channel);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("its list of files is damaged", e);
        }
    }

    private void read(FileChannel from) throws IOException {
        ByteBuffer header = ByteBuffer.allocate((int) Math.min(MOST_DIRECTORY_BYTES, from.size()))
                .order(ByteOrder.LITTLE_ENDIAN);
        while (header.hasRemaining() && from.read(header, header.position()) > 0) {
            // until it is full, or the file ends
        }
        header.flip();
        long fileList = Integer.toUnsignedLong(header.getInt(0x10));
        int folderCount = header.getShort(0x1A) & 0xFFFF;
        int fileCount = header.getShort(0x1C) & 0xFFFF;
        int flags = header.getShort(0x1E);
        header.position(HEADER_BYTES);
        int folderReserve = 0;
        int dataReserve = 0;
        if ((flags & RESERVED) != 0) {
            int reserve = header.getShort() & 0xFFFF;
            folderReserve = header.get() & 0xFF;
            dataReserve = header.get() & 0xFF;
            header.position(header.position() + reserve);
        }
        for (int flag : new int[] {PREVIOUS, NEXT}) {
            if ((flags & flag) != 0) {
                name(header, 0);
                name(header, 0);
            }
        }
        for (int i = 0; i < folderCount; i++) {
            int at = header.position();
            folders.add(new CabinetFolder(
                    from,
                    Integer.toUnsignedLong(header.getInt(at)),
                    header.getShort(at + 4) & 0xFFFF,
                    header.getShort(at + 6) & 0xFFFF,
                    dataReserve));
            header.position(at + FOLDER_BYTES + folderReserve);
        }
        if (fileList > header.limit()) {
            throw new EOFException("it ends before its list of files");
        }
        header.position((int) fileList);
        for (int i = 0; i < fileCount; i++) {
            file(header);
        }
    }

    private void file(ByteBuffer header) {
        int at = header.position();
        long bytes = Integer.toUnsignedLong(header.getInt(at));
        long start = Integer.toUnsignedLong(header.getInt(at + 4));
        int folder = header.getShort(at + 8) & 0xFFFF;
        int attributes = header.getShort(at + 14);
        header.position(at + FILE_BYTES);
        members.add(new Member(parts.size(), name(header, attributes).replace('\\', '/'), bytes));
        parts.add(new Part(folder, start, bytes));
    }

    private static String name(ByteBuffer header, int attributes) {
        int start = header.position();
        while (header.get() != 0) {
            // up to its end
        }
        byte[] name = new byte[header.position() - 1 - start];
        header.get(start, name);
        return new String(name, (attributes & NAME_IS_UTF8) != 0 ? StandardCharsets.UTF_8 : WINDOWS_1252);
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public InputStream open(Member member) throws IOException {
        Part part = parts.get(member.index());
        if (part.folder() >= FIRST_CONTINUED) {
            throw new IOException("it is continued in another cabinet of the set; unpack the set (expand, 7-Zip)");
        }
        if (part.folder() >= folders.size()) {
            throw new IOException("its list of files is damaged");
        }
        InputStream content = folders.get(part.folder()).open();
        content.skipNBytes(part.start());
        return new BoundedInput(content, part.bytes());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The first bytes of a stream, which must be there. */
    private static final class BoundedInput extends InputStream {
        private final InputStream in;
        private long left;

        BoundedInput(InputStream in, long bytes) {
            this.in = in;
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("its data end too early");
            }
            left -= read;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
