package fltscope.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a synthetic trace of a wanted size. */
public final class GenerateTrace {
    private static final String USAGE =
            "usage: GenerateTrace traffic|compressed FILE --records N | --bytes N | --operations N [--seed N]";
    private static final int LEAST_ARGUMENTS = 4;
    private static final long DEFAULT_SEED = 42;

    private GenerateTrace() {}

    /** Ends with exit code 2 when the arguments are wrong. */
    public static void main(String[] args) throws IOException {
        try {
            write(args);
        } catch (IllegalArgumentException e) {
            System.err.println(USAGE);
            System.exit(2);
        }
    }

    private static void write(String... args) throws IOException {
        if (args.length < LEAST_ARGUMENTS || args.length % 2 != 0) {
            throw new IllegalArgumentException();
        }
        TraceKind kind = TraceKind.valueOf(args[0].toUpperCase(Locale.ROOT));
        Path file = Path.of(args[1]);
        long seed = DEFAULT_SEED;
        for (int i = LEAST_ARGUMENTS; i < args.length; i += 2) {
            if (!args[i].equals("--seed")) {
                throw new IllegalArgumentException();
            }
            seed = Long.parseLong(args[i + 1]);
        }
        TraceGenerator generator = new TraceGenerator(file, kind, seed);
        long size = Long.parseLong(args[3]);
        long records =
                switch (args[2]) {
                    case "--records" -> generator.writeRecords(size);
                    case "--bytes" -> generator.writeBytes(size);
                    case "--operations" -> generator.writeOperations(size);
                    default -> throw new IllegalArgumentException();
                };
        System.out.printf(Locale.ROOT, "%s: %,d bytes, %,d events of traffic%n", file, Files.size(file), records);
    }
}
