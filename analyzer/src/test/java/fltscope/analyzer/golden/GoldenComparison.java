package fltscope.analyzer.golden;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Runs the commands over cases, and holds what they say against the digests in the tree or against documents that were kept. */
final class GoldenComparison {
    /** Names in traces have halves of surrogate pairs, which are no UTF-8. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private GoldenComparison() {}

    /** Takes what the commands say of a case. */
    interface Taker {
        void take(GoldenCase golden, Map<String, JsonNode> documents) throws IOException;
    }

    /** Runs the commands over cases, several at once, and hands the documents on in the order of the cases. */
    static void run(List<GoldenCase> cases, Taker taker) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Map<String, JsonNode>>> results = new ArrayList<>();
            for (GoldenCase golden : cases) {
                results.add(pool.submit(() -> documents(golden)));
            }
            for (int i = 0; i < cases.size(); i++) {
                taker.take(cases.get(i), results.get(i).get());
                results.set(i, null);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Map<String, JsonNode> documents(GoldenCase golden) throws IOException {
        Path folder = Files.createTempDirectory("fltscope-golden");
        try {
            return GoldenCommands.run(golden, folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Where documents differ from the digests: by case and command, the members. */
    static Map<String, Set<String>> differences(GoldenDigests before, String name, Map<String, JsonNode> documents) {
        Map<String, Set<String>> differences = new LinkedHashMap<>();
        documents.forEach((command, document) -> {
            Map<String, String> now = GoldenDigests.of(document);
            Map<String, String> old = before.lines().getOrDefault(GoldenDigests.key(name, command), Map.of());
            Set<String> members = new LinkedHashSet<>(now.keySet());
            members.addAll(old.keySet());
            members.removeIf(
                    member -> now.containsKey(member) && now.get(member).equals(old.get(member)));
            if (!members.isEmpty()) {
                differences.put(GoldenDigests.key(name, command), members);
            }
        });
        return differences;
    }

    /** Compares with the digests; returns whether all are the same. */
    static boolean compareDigests(List<GoldenCase> cases, Path keep, PrintStream out) throws IOException {
        GoldenDigests before = GoldenDigests.read();
        Map<String, Set<String>> differences = new LinkedHashMap<>();
        int[] documentCount = {0};
        run(cases, (golden, documents) -> {
            keep(keep, golden, documents);
            documentCount[0] += documents.size();
            differences.putAll(differences(before, golden.name(), documents));
        });
        out.println(cases.size() + " cases, " + documentCount[0] + " documents");
        if (differences.isEmpty()) {
            out.println("equal to the digests");
            return true;
        }
        Map.Entry<String, Set<String>> first = differences.entrySet().iterator().next();
        out.println("FIRST " + first.getKey() + ' ' + String.join(", ", first.getValue()));
        Map<String, Set<String>> casesByMember = new TreeMap<>();
        Set<String> different = new LinkedHashSet<>();
        differences.forEach((key, members) -> {
            int space = key.indexOf(' ');
            different.add(key.substring(0, space));
            for (String member : members) {
                String kind = member.replaceFirst("[0-9]+$", "");
                casesByMember
                        .computeIfAbsent(key.substring(space + 1) + ' ' + kind, k -> new LinkedHashSet<>())
                        .add(key.substring(0, space));
            }
        });
        out.println(different.size() + " cases differ, by command and member:");
        casesByMember.forEach((member, names) -> out.println("  " + member + ": " + names.size()));
        out.println("To see the values: --keep DIR at the commit before, then --against DIR here.");
        return false;
    }

    /** Compares with documents that were kept; returns whether all are the same, but for what is allowed. */
    static boolean compareDocuments(
            List<GoldenCase> cases, Path against, Path keep, AllowedPaths allowed, PrintStream out) throws IOException {
        DifferenceSummary summary = new DifferenceSummary(allowed);
        List<String> without = new ArrayList<>();
        int[] documentCount = {0};
        run(cases, (golden, documents) -> {
            keep(keep, golden, documents);
            Path folder = against.resolve(golden.name());
            if (!Files.isDirectory(folder)) {
                without.add(golden.name());
                return;
            }
            for (Map.Entry<String, JsonNode> document : documents.entrySet()) {
                documentCount[0]++;
                Path file = folder.resolve(document.getKey() + ".json");
                JsonNode before = Files.exists(file) ? MAPPER.readTree(file.toFile()) : MAPPER.createObjectNode();
                // What was kept has been text, and so the numbers of this one have to have been.
                JsonNode after = MAPPER.readTree(document.getValue().toString());
                summary.add(golden.name(), document.getKey(), JsonDifference.of(before, after));
            }
        });
        out.println(cases.size() - without.size() + " cases, " + documentCount[0] + " documents");
        if (!without.isEmpty()) {
            out.println("not in " + against + ": " + String.join(" ", without));
        }
        summary.print(out);
        if (documentCount[0] == 0) {
            out.println("nothing was compared");
            return false;
        }
        if (summary.isEmpty()) {
            out.println("equal to " + against);
        }
        return summary.isEmpty();
    }

    /** Records the digests of {@code cases}; where these are {@code all}, what else the file held is dropped. */
    static void record(List<GoldenCase> cases, boolean all, Path keep, PrintStream out) throws IOException {
        GoldenDigests digests = all ? new GoldenDigests() : GoldenDigests.read();
        run(cases, (golden, documents) -> {
            keep(keep, golden, documents);
            documents.forEach((command, document) -> digests.add(golden.name(), command, document));
        });
        digests.write();
        out.println(cases.size() + " cases, " + digests.lines().size() + " documents, recorded in "
                + GoldenDigests.file().getFileName() + ", " + Files.size(GoldenDigests.file()) / 1024 + " KiB");
    }

    private static void keep(Path keep, GoldenCase golden, Map<String, JsonNode> documents) throws IOException {
        if (keep == null) {
            return;
        }
        Path folder = Files.createDirectories(keep.resolve(golden.name()));
        for (Map.Entry<String, JsonNode> document : documents.entrySet()) {
            Files.writeString(
                    folder.resolve(document.getKey() + ".json"), PRETTY.writeValueAsString(document.getValue()) + "\n");
        }
    }

    /** {@code benchmarks/run.sh --golden}: exits with 0 where all is as it was, with 1 where not, with 2 for wrong usage. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path keep = null;
        Path against = null;
        Path allow = null;
        String only = "*";
        boolean record = false;
        boolean coverage = false;
        for (int i = 0; i < args.length; i++) {
            boolean hasValue = i + 1 < args.length;
            switch (args[i]) {
                case "--record" -> record = true;
                case "--coverage" -> coverage = true;
                case "--keep" -> keep = hasValue ? Path.of(args[++i]) : usage();
                case "--against" -> against = hasValue ? Path.of(args[++i]) : usage();
                case "--allow" -> allow = hasValue ? Path.of(args[++i]) : usage();
                case "--only" -> only = hasValue ? args[++i] : null;
                default -> usage();
            }
        }
        boolean all = "*".equals(only);
        if (only == null || (record && against != null) || (allow != null && against == null)) {
            usage();
        }
        try {
            List<GoldenCase> cases = cases(only, out);
            boolean same = true;
            if (coverage) {
                GoldenCoverage.print(cases, out);
            } else if (record) {
                record(cases, all, keep, out);
            } else if (against != null) {
                AllowedPaths allowed = allow == null ? new AllowedPaths() : AllowedPaths.read(allow);
                same = compareDocuments(cases, against, keep, allowed, out);
            } else {
                same = compareDigests(cases, keep, out);
            }
            System.exit(same ? 0 : 1);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            out.println(e.getMessage());
            System.exit(2);
        }
    }

    private static List<GoldenCase> cases(String only, PrintStream out) {
        List<GoldenCase> cases = new ArrayList<>(List.of(GoldenCase.sample()));
        List<GoldenCase> shared = GoldenCase.shared();
        if (shared.isEmpty()) {
            out.println("../shared is not here: its traces are left out");
        }
        cases.addAll(shared);
        cases.addAll(GoldenCase.machines(GoldenCase.SEEDS));
        String pattern = ("\\Q" + only + "\\E")
                .replace("*", "\\E.*\\Q")
                .replace("?", "\\E.\\Q")
                .replace(",", "\\E|\\Q");
        cases.removeIf(golden -> !golden.name().matches(pattern));
        if (cases.isEmpty()) {
            throw new IllegalArgumentException(
                    "no case is named " + only + ": sample, shared.*, or seed-001 to seed-" + GoldenCase.SEEDS);
        }
        return cases;
    }

    private static Path usage() {
        System.err.println("usage: benchmarks/run.sh --golden [--record] [--keep DIR] [--against DIR [--allow FILE]]"
                + " [--only CASES] [--coverage]");
        System.exit(2);
        return null;
    }
}
