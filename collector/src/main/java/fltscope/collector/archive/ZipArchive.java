package fltscope.collector.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** A .zip, with Deflate64 too, which the Explorer of Windows uses for what is above 2 GB. */
final class ZipArchive implements Archive {
    private final ZipFile file;
    private final List<ZipArchiveEntry> entries;
    private final List<Member> members = new ArrayList<>();

    ZipArchive(FileChannel channel) throws IOException {
        file = ZipFile.builder().setSeekableByteChannel(channel).get();
        entries = Collections.list(file.getEntries());
        for (int i = 0; i < entries.size(); i++) {
            ZipArchiveEntry entry = entries.get(i);
            if (!entry.isDirectory()) {
                members.add(new Member(i, entry.getName().replace('\\', '/'), entry.getSize()));
            }
        }
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public InputStream open(Member member) throws IOException {
        ZipArchiveEntry entry = entries.get(member.index());
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new IOException("it is encrypted");
        }
        if (!file.canReadEntryData(entry)) {
            ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
            throw new IOException(
                    "its method is " + (method == null ? entry.getMethod() : method) + ", which is not read");
        }
        return file.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
