package fltscope.collector.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/** A .7z with any of its methods but PPMd and BCJ2. */
final class SevenZipArchive implements Archive {
    /** Of the dictionary; 7-Zip's own strongest setting takes 64 MB. */
    private static final int MOST_KIB = 256 << 10;

    private final SevenZFile file;
    private final List<SevenZArchiveEntry> entries = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();

    SevenZipArchive(FileChannel channel) throws IOException {
        file = SevenZFile.builder()
                .setSeekableByteChannel(channel)
                .setMaxMemoryLimitKiB(MOST_KIB)
                .get();
        for (SevenZArchiveEntry entry : file.getEntries()) {
            if (!entry.isDirectory() && !entry.isAntiItem() && entry.getName() != null) {
                members.add(new Member(entries.size(), entry.getName().replace('\\', '/'), entry.getSize()));
                entries.add(entry);
            }
        }
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public InputStream open(Member member) throws IOException {
        return file.getInputStream(entries.get(member.index()));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
