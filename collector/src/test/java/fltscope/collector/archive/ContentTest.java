package fltscope.collector.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import fltscope.schemas.trace.TraceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {
    /** Begins as an .etl file does, with the size of a buffer. */
    private static final byte[] TRACE = trace(1);

    private static final byte[] OTHER = trace(2);

    @TempDir
    private Path folder;

    private static byte[] trace(int seed) {
        byte[] trace = new byte[100_000];
        new Random(seed).nextBytes(trace);
        ByteBuffer.wrap(trace).putInt(0x0000_0100);
        return trace;
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private Path sevenZip(String name, Object... namesAndContents) throws IOException {
        Path file = folder.resolve(name);
        try (SevenZOutputFile archive = new SevenZOutputFile(file.toFile())) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName((String) namesAndContents[i]);
                archive.putArchiveEntry(entry);
                archive.write((byte[]) namesAndContents[i + 1]);
                archive.closeArchiveEntry();
            }
        }
        return file;
    }

    /** Names with the contents, which are closed. */
    private static List<String> opened(Path path, Members members) throws IOException {
        List<Content> contents = Content.open(path, members);
        for (Content content : contents) {
            ByteBuffer bytes = ByteBuffer.allocate((int) content.channel().size());
            while (bytes.hasRemaining() && content.channel().read(bytes, bytes.position()) > 0) {
                // until it is full
            }
            content.channel().close();
            assertThat(bytes.array()).as(content.name()).isIn(TRACE, OTHER);
        }
        return contents.stream().map(Content::name).toList();
    }

    private static void assertRefused(Path path, Members members, String... words) {
        assertThatThrownBy(() -> Content.open(path, members))
                .isInstanceOf(TraceException.class)
                .hasMessageContainingAll(words)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aTraceIsReadOutOfEachKindOfArchive() throws IOException {
        assertThat(opened(file("a.etl", TRACE), Members.ONE))
                .containsExactly(folder.resolve("a.etl").toString());
        assertThat(opened(file("a.etl.gz", gzip(TRACE)), Members.ONE))
                .containsExactly(folder.resolve("a.etl.gz").toString());
        for (String name : List.of("a.etl.zip", "a.diagsession")) {
            assertThat(opened(file(name, zip("readme.txt", new byte[5], "logs\\A.ETL", TRACE)), Members.ONE))
                    .containsExactly(folder.resolve(name) + "/logs/A.ETL");
        }
        assertThat(opened(sevenZip("a.7z", "logs/a.etl", TRACE, "b.bin", new byte[9]), Members.ONE))
                .containsExactly(folder.resolve("a.7z") + "/logs/a.etl");
    }

    @Test
    void anArchiveInAnArchiveIsReadToo() throws IOException {
        byte[] inner = zip("PerfViewData.etl", TRACE);
        assertThat(opened(file("bundle.zip", zip("logs/PerfViewData.etl.zip", inner)), Members.ONE))
                .containsExactly(folder.resolve("bundle.zip") + "/logs/PerfViewData.etl.zip/PerfViewData.etl");
        byte[] deep = gzip(gzip(gzip(gzip(TRACE))));
        assertRefused(file("deep.etl.gz", deep), Members.ONE, "archive within archives");
    }

    @Test
    void ofSeveralTracesAMemberIsChosen() throws IOException {
        Path bundle = file("bundle.zip", zip("x/one.etl", TRACE, "y/two.etl", OTHER, "notes.txt", new byte[3]));

        assertRefused(bundle, Members.ONE, "holds 2 traces", "x/one.etl", "y/two.etl", "--member");
        assertThat(opened(bundle, Members.ALL)).hasSize(2);
        assertThat(opened(bundle, Members.named("two.etl"::equals))).containsExactly(bundle + "/y/two.etl");
        assertThat(opened(bundle, Members.named("x/one.etl"::equals))).containsExactly(bundle + "/x/one.etl");
        assertRefused(bundle, Members.named("three.etl"::equals), "no such file is in it", "x/one.etl", "notes.txt");
    }

    @Test
    void anArchiveWithoutATraceSaysWhatItHas() throws IOException {
        assertRefused(file("a.zip", zip("notes.txt", new byte[3])), Members.ONE, "no .etl file is in it", "notes.txt");
        assertRefused(file("b.zip", zip()), Members.ONE, "empty archive");
    }

    @Test
    void whatIsNoTraceIsNamedForWhatItIs() throws IOException {
        Object[][] kinds = {
            {"456c6646696c6500", "event log (.evtx)"},
            {"504d4c5f", "Process Monitor"},
            {"0a0d0d0a", ".pcapng"},
            {"d4c3b2a1", ".pcap"},
            {"4d6963726f736f667420432f432b2b204d534620372e30300d0a1a445300", "PDB"},
            {"4d444d5093a7", "minidump"},
            {"504147454455363400", "memory dump of Windows"},
            {"4d5a9000", "program"},
            {"526172211a0701", "RAR"},
            {"fd377a585a00", "xz -d"},
            {"28b52ffd", "zstd -d"},
            {"4e65747472616365", "EventPipe"},
        };
        for (Object[] kind : kinds) {
            byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex((String) kind[0]), 4096);
            assertRefused(file("x.etl", bytes), Members.ONE, "not an .etl file but ", (String) kind[1]);
        }
        byte[] tar = new byte[10_240];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        assertRefused(file("x.tar", tar), Members.ONE, "tar archive");
        assertRefused(file("x.tgz", gzip(tar)), Members.ONE, "tar archive");
        for (String[] text : new String[][] {
            {"{\"format\": \"fltscope-report\"}", "JSON"},
            {"<?xml version=\"1.0\"?><Events/>", "XML"},
            {"0: kd> !fltkd.filters", "--debugger"}
        }) {
            assertRefused(file("x.txt", text[0].getBytes(StandardCharsets.UTF_8)), Members.ONE, text[1]);
            assertRefused(
                    file("x.txt", ("\uFEFF" + text[0]).getBytes(StandardCharsets.UTF_16LE)), Members.ONE, text[1]);
        }
    }

    @Test
    void whatUnpacksToFarMoreThanItsSizeIsRefused() throws IOException {
        byte[] buffer = new byte[1 << 16];
        ByteBuffer.wrap(buffer).putInt(0x0000_0100);
        long[] left = {Spool.MOST_BYTES + 1};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return left[0]-- > 0 ? 1 : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int count = (int) Math.min(length, left[0]);
                System.arraycopy(buffer, 0, bytes, offset, Math.min(count, buffer.length));
                left[0] -= count;
                return count == 0 ? -1 : count;
            }
        };
        Set<String> before = spools();
        assertThat(Spool.limit(1_000)).isEqualTo(Spool.MOST_BYTES);
        assertThat(Spool.limit(1L << 30)).isEqualTo(100L << 30);
        assertThatThrownBy(() -> Spool.of("a.gz", endless, 10_000_000))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("a.gz: unpacks to more than 10,000,000 bytes");
        assertThat(spools()).isEqualTo(before);
    }

    @Test
    void nothingIsLeftOfWhatWasUnpacked() throws IOException {
        Set<String> before = spools();
        opened(file("a.etl.gz", gzip(TRACE)), Members.ONE);
        byte[] cut = gzip(TRACE);
        assertRefused(file("b.etl.gz", Arrays.copyOf(cut, cut.length / 2)), Members.ONE, "can not be unpacked: ");
        assertRefused(
                file("c.zip", zip("a.etl", TRACE, "b.etl", new byte[0], "c.etl.gz", new byte[] {0x1f, (byte) 0x8b, 8})),
                Members.ALL,
                "can not be unpacked");
        assertThat(spools()).isEqualTo(before);
    }

    private static Set<String> spools() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("fltscope-") && name.endsWith(".etl"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void damagedArchivesAreRefusedInOneLine() throws IOException {
        Path seven = sevenZip("a.7z", "a.etl", TRACE);
        byte[][] archives = {zip("a.etl", TRACE), Files.readAllBytes(seven), gzip(TRACE)};
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] whole = archives[i % archives.length];
            byte[] damaged = Arrays.copyOf(whole, i % 2 == 0 ? whole.length : random.nextInt(whole.length));
            for (int bit = 0; bit < 4 && damaged.length > 8; bit++) {
                int from = random.nextBoolean() ? 6 : Math.max(6, damaged.length - 200);
                damaged[from + random.nextInt(damaged.length - from)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                for (Content content : Content.open(file("d.bin", damaged), Members.ALL)) {
                    content.channel().close();
                }
            } catch (TraceException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(150);
    }

    @Test
    void anEncryptedArchiveIsSaidToBe() throws IOException {
        Path file = folder.resolve("a.7z");
        try (SevenZOutputFile archive = new SevenZOutputFile(file.toFile(), "secret".toCharArray())) {
            SevenZArchiveEntry entry = new SevenZArchiveEntry();
            entry.setName("a.etl");
            archive.putArchiveEntry(entry);
            archive.write(TRACE);
            archive.closeArchiveEntry();
        }
        assertRefused(file, Members.ONE, "a.7z/a.etl: can not be unpacked: it is encrypted", "unpack it");
    }

    @Test
    void standardInputIsReadOnceAndMayBePacked() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(TRACE));
            assertThat(opened(Path.of("-"), Members.ONE)).containsExactly("standard input");
            assertRefused(Path.of("-"), Members.ONE, "standard input: is named twice");
            System.setIn(new ByteArrayInputStream(zip("a.etl", TRACE)));
            assertThat(opened(Path.of("-"), Members.ONE)).containsExactly("standard input/a.etl");
            System.setIn(new ByteArrayInputStream("hello, this is a text".getBytes(StandardCharsets.UTF_8)));
            assertRefused(Path.of("-"), Members.ONE, "standard input: not an .etl file but a text");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aPipeIsReadToItsEnd() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeThat(Files.exists(Path.of("/usr/bin/mkfifo")))
                .as("mkfifo is here")
                .isTrue();
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        Thread writer = new Thread(() -> {
            try {
                Files.write(pipe, TRACE);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        writer.start();
        assertThat(opened(pipe, Members.ONE)).containsExactly(pipe.toString());
        writer.join();
    }
}
