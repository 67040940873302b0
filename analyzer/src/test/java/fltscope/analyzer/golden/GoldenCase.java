package fltscope.analyzer.golden;

import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.fixture.RandomMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A trace that is compared: the sample, one of those that others recorded, or what a seed makes. */
record GoldenCase(String name, Path recorded, long seed) {
    static final int SEEDS = 500;
    /** Traces that were made to be slow to read. */
    private static final Set<String> HOSTILE = Set.of("bomb.etl", "bomb2.etl", "sametick.etl");

    /** One in so many machines is read from a queue as well. */
    private static final int QUEUE_EVERY = 5;

    /** A trace file, and what goes with it. */
    record Input(Path trace, Path snapshot, boolean throughQueue) {}

    static GoldenCase sample() {
        return new GoldenCase("sample", Golden.samples().resolve("mup-scard.etl"), 0);
    }

    static List<GoldenCase> machines(int seeds) {
        List<GoldenCase> cases = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            cases.add(new GoldenCase(String.format(Locale.ROOT, "seed-%03d", seed), null, seed));
        }
        return cases;
    }

    /** The traces in {@code ../shared}, seen from the project's root; none where it is absent. */
    static List<GoldenCase> shared() {
        Path shared = Golden.moduleFolder().getParent().resolveSibling("shared");
        if (!Files.isDirectory(shared)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(shared)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".etl"))
                    .filter(file -> !HOSTILE.contains(file.getFileName().toString()))
                    .map(file -> new GoldenCase(name(shared.relativize(file)), file, 0))
                    .sorted((a, b) -> a.name.compareTo(b.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path inShared) {
        List<String> parts = new ArrayList<>(List.of("shared"));
        inShared.forEach(part -> parts.add(part.toString()));
        String name = String.join(".", parts);
        return name.substring(0, name.length() - ".etl".length());
    }

    /** Makes the trace in a folder, where it has to be made. */
    Input input(Path folder) throws IOException {
        if (recorded != null) {
            return new Input(recorded, null, name.equals("sample"));
        }
        Path file = folder.resolve("machine.etl");
        RandomMachine machine = new RandomMachine(seed);
        machine.write(file);
        Path snapshot = null;
        if (machine.hasSnapshot()) {
            snapshot = Files.writeString(folder.resolve("snapshot.json"), machine.snapshot());
        }
        return new Input(file, snapshot, seed % QUEUE_EVERY == 0);
    }
}
