package fltscope.analyzer.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.config.BaselineFile;
import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.config.SnapshotFile;
import fltscope.analyzer.config.SuppressFile;
import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.fixture.RandomMachine;
import fltscope.analyzer.gate.baseline.GateBaselineFile;
import fltscope.analyzer.gate.budget.BudgetFile;
import fltscope.analyzer.input.debugger.DebuggerReader;
import fltscope.analyzer.input.instances.InstanceReader;
import fltscope.collector.etl.EtlFuzz;
import fltscope.collector.etl.FuzzCorpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * What takes part: a line in {@link #all} for each kind of input. A reader of files is called as it is; what only a command reads
 * is given to commands, whose output must hold no control character, and where it is JSON, must be that.
 */
final class FuzzTargets {
    private static final ObjectMapper STRICT = new ObjectMapper();
    private static final int LARGEST_MACHINE_BYTES = 400_000;
    private static final int MACHINES = 3;
    private static final String DEFECT = "a defect of fltscope";
    private static final List<List<String>> COMMANDS = List.of(
            List.of("analyze", "*"),
            List.of("analyze", "*", "--json"),
            List.of("info", "*", "--json"),
            List.of("events", "*"),
            List.of("events", "*", "--json"),
            List.of("explain", "*", "**", "--json"),
            List.of("info", "*"),
            List.of("analyze", "*", "--by", "path"),
            List.of("explain", "*", "**"));
    private static final String SUPPRESSED = "{\"format\": \"fltscope-suppress\", \"version\": 1, \"suppress\": ["
            + "{\"fingerprint\": \"01234567\", \"reason\": \"known\", \"expires\": \"2027-01-31\"}]}";
    private static final String BUDGET = "{\"format\": \"fltscope-budget\", \"version\": 1, \"limits\": ["
            + "\"vfsmfd CREATE pre p50 <= 1 ms\", \"WdFilter CREATE pre p99 <= 2 us\","
            + " \"unclosed opens issued by vfsmfd = 0\"]}";

    private final Path folder;
    private final List<byte[]> machines = new ArrayList<>();
    private String snapshot;

    /** @param folder where good inputs are made, and queues are put together */
    FuzzTargets(Path folder) throws IOException {
        this.folder = folder;
        for (int seed = 1; machines.size() < MACHINES || snapshot == null; seed++) {
            RandomMachine machine = new RandomMachine(seed);
            Path file = folder.resolve("machine.etl");
            machine.write(file);
            if (machine.hasSnapshot()) {
                snapshot = machine.snapshot();
            }
            if (Files.size(file) <= LARGEST_MACHINE_BYTES && machines.size() < MACHINES) {
                machines.add(Files.readAllBytes(file));
            }
        }
    }

    List<FuzzTarget> all() throws IOException {
        return List.of(
                new FuzzTarget("trace", 60, FuzzCorpus.files(folder), file -> {
                    EtlFuzz.fuzzerTestOneInput(Files.readAllBytes(file));
                    return "";
                }),
                new FuzzTarget("trace-commands", 2, machines, FuzzTargets::commands),
                new FuzzTarget("queue", 2, List.of(queue()), this::queueCommands),
                new FuzzTarget("archive", 2, archives(), FuzzTargets::commands),
                text("fltmc", sample("fltmc.txt"), stream(InstanceReader::read)),
                text("debugger", sample("mup-scard.debugger.txt"), stream(DebuggerReader::read)),
                text("rules", resource("/fltscope/schemas/rules.json"), RulesFile::read),
                text("suppress", SUPPRESSED, SuppressFile::read),
                text("budget", BUDGET, BudgetFile::read),
                text("snapshot", snapshot, SnapshotFile::read),
                text("baseline", Run.of("analyze", machine(), "--json").out(), BaselineFile::read),
                text("gate-baseline", gateBaseline(), GateBaselineFile::read));
    }

    private interface TextReader {
        Object read(Path file) throws IOException;
    }

    private interface StreamReader {
        Object read(InputStream in) throws IOException;
    }

    private static TextReader stream(StreamReader reader) {
        return file -> {
            try (InputStream in = Files.newInputStream(file)) {
                return reader.read(in);
            }
        };
    }

    private static FuzzTarget text(String name, String good, TextReader reader) {
        return new FuzzTarget(
                name, 4, List.of(good.getBytes(StandardCharsets.UTF_8)), file -> String.valueOf(reader.read(file)));
    }

    private Path machine() throws IOException {
        return Files.write(folder.resolve("machine.etl"), machines.get(0));
    }

    /** A small trace, and a file that is none, in each kind of archive that Java can write. */
    private List<byte[]> archives() throws IOException {
        byte[] trace = FuzzCorpus.files(folder).get(0);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("logs/a.etl"));
            out.write(trace);
            out.putNextEntry(new ZipEntry("readme.txt"));
            out.write(SUPPRESSED.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(trace);
        }
        SeekableInMemoryByteChannel sevenZip = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out = new SevenZOutputFile(sevenZip)) {
            SevenZArchiveEntry entry = new SevenZArchiveEntry();
            entry.setName("a.etl");
            out.putArchiveEntry(entry);
            out.write(trace);
            out.closeArchiveEntry();
        }
        byte[] packed = Arrays.copyOf(sevenZip.array(), (int) sevenZip.size());
        return List.of(zip.toByteArray(), gzip.toByteArray(), packed);
    }

    private static String sample(String name) throws IOException {
        return Files.readString(Golden.samples().resolve(name));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RulesFile.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String gateBaseline() throws IOException {
        Path file = folder.resolve("baseline.json");
        Run.of("baseline", "create", machine(), "-o", file, "--force");
        return Files.readString(file);
    }

    /** The one file with blocks of a queue that holds a machine. */
    private byte[] queue() throws IOException {
        Path queue = folder.resolve("made");
        Run.of("collect", "--queue", queue, machine());
        Run.of("queue", "trim", queue);
        Path damaged = Files.createDirectories(folder.resolve("queue"));
        Files.copy(
                queue.resolve("fltscope-queue"),
                damaged.resolve("fltscope-queue"),
                StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> files = Files.list(queue)) {
            return Files.readAllBytes(files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private String queueCommands(Path file) throws IOException {
        Path queue = folder.resolve("queue");
        Files.copy(file, queue.resolve("20260101-0000.cq4"), StandardCopyOption.REPLACE_EXISTING);
        return command(List.of("queue", "verify", "*"), queue) + commands(queue);
    }

    /** One of the commands, chosen by the input. */
    private static String commands(Path input) throws IOException {
        long size = Files.isDirectory(input)
                ? Files.size(input.resolve("20260101-0000.cq4"))
                : Files.size(input) + Files.readAllBytes(input)[(int) (Files.size(input) / 2)];
        return command(COMMANDS.get(Math.floorMod(size, COMMANDS.size())), input);
    }

    private static String command(List<String> words, Path input) throws IOException {
        Object[] args = words.stream()
                .map(word -> word.equals("*") ? input.toString() : word.equals("**") ? "*" : word)
                .toArray();
        Run run = Run.of(args);
        if (run.err().contains(DEFECT) || run.err().contains("out of memory")) {
            Object[] more = Stream.concat(Stream.of(args), Stream.of("--debug")).toArray();
            throw new AssertionError(words + ": " + Run.of(more).err());
        }
        String all = run.out() + run.err();
        all.chars().filter(FuzzTargets::isRaw).findFirst().ifPresent(c -> {
            throw new AssertionError(words + " writes the character " + Integer.toHexString(c));
        });
        if (words.contains("--json") && run.exitCode() <= 1) {
            parse(words, run.out());
        }
        return all;
    }

    private static boolean isRaw(int c) {
        return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x202E || c == 0xFFFE;
    }

    private static void parse(List<String> words, String json) {
        try (MappingIterator<JsonNode> documents =
                STRICT.readerFor(JsonNode.class).readValues(json)) {
            while (documents.hasNextValue()) {
                documents.nextValue();
            }
        } catch (IOException e) {
            throw new AssertionError(words + " writes no JSON: " + e.getMessage(), e);
        }
    }
}
