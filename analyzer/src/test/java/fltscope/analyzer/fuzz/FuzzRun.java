package fltscope.analyzer.fuzz;

import com.sun.management.ThreadMXBean;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Damaged inputs for one target. An input that leads to a line of a shape which was not seen before is kept and damaged further,
 * so that the corpus grows into what the reader can do.
 */
final class FuzzRun {
    private static final long FREE_BYTES = 64L << 20;
    private static final int TIMES_OF_SEEDS = 4;
    private static final int MINIMIZING_STEPS = 600;
    private static final int MOST_LINES = 4_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final FuzzTarget target;
    private final Path file;
    private final List<byte[]> corpus = new ArrayList<>();
    private final Set<Integer> shapes = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private long mostBytes;
    private volatile byte[] underWay;
    private volatile long startedNanos;

    /** @param file takes each input in turn */
    FuzzRun(FuzzTarget target, Path file) {
        this.target = target;
        this.file = file;
    }

    /** A find: what is wrong with what came of an input, null where nothing is. */
    record Find(String key, Throwable cause) {}

    /** What one input led to. */
    private record Outcome(Find find, String text, long allocatedBytes) {}

    /** Reads good inputs: those of the target, and what an earlier run has kept. */
    void begin(List<byte[]> kept) throws IOException {
        long most = 0;
        for (byte[] seed : target.seeds()) {
            most = Math.max(most, read(seed).allocatedBytes());
        }
        mostBytes = FREE_BYTES + TIMES_OF_SEEDS * most;
        for (byte[] seed : target.seeds()) {
            Outcome outcome = read(seed);
            if (outcome.find() != null) {
                throw new AssertionError(
                        "a good input of " + target.name() + ": " + outcome.find(),
                        outcome.find().cause());
            }
            addShapes(outcome.text());
            corpus.add(seed);
        }
        for (byte[] input : kept) {
            addShapes(read(input).text());
            corpus.add(input);
        }
    }

    FuzzTarget target() {
        return target;
    }

    int corpusSize() {
        return corpus.size();
    }

    /** The input that is read now, and how long; for whoever watches from another thread. */
    byte[] underWay() {
        return underWay;
    }

    long underWayNanos() {
        return underWay == null ? 0 : System.nanoTime() - startedNanos;
    }

    /**
     * Reads one damaged input.
     *
     * @param grown takes an input that is worth keeping
     * @return the find that is new, with the smallest input that leads to it; null where there is none
     */
    Found next(long seed, Keeper grown) throws IOException {
        byte[] input = new FuzzMutator(seed, corpus).next();
        Outcome outcome = read(input);
        if (outcome.find() != null) {
            if (!known.add(outcome.find().key())) {
                return null;
            }
            return new Found(outcome.find(), minimized(input, outcome.find().key(), seed));
        }
        if (addShapes(outcome.text())) {
            corpus.add(input);
            grown.keep(input);
        }
        return null;
    }

    /** Takes an input that the corpus has grown by. */
    interface Keeper {
        void keep(byte[] input) throws IOException;
    }

    /** A find with the smallest input that leads to it. */
    static final class Found {
        private final Find find;
        private final byte[] input;

        Found(Find find, byte... input) {
            this.find = find;
            this.input = input;
        }

        Find find() {
            return find;
        }

        byte[] input() {
            return input;
        }
    }

    private Outcome read(byte... input) throws IOException {
        Files.write(file, input);
        startedNanos = System.nanoTime();
        underWay = input;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Find find = null;
        String text = "";
        try {
            text = target.reader().read(file);
        } catch (TraceException e) {
            text = e.getMessage();
            find = e.kind() == ErrorKind.DEFECT ? find(e) : null;
        } catch (IOException e) {
            text = String.valueOf(e.getMessage());
        } catch (Exception | Error e) {
            find = find(e);
        } finally {
            underWay = null;
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (find == null && mostBytes > 0 && allocated > mostBytes + TIMES_OF_SEEDS * 100L * input.length) {
            find = new Find("allocates too much", new AssertionError(allocated + " bytes for " + input.length));
        }
        return new Outcome(find, text, allocated);
    }

    private static Find find(Throwable e) {
        String where = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("fltscope."))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .findFirst()
                .orElse("?");
        return new Find(e.getClass().getName() + " in " + where, e);
    }

    /** Whether a line has a shape that is new; numbers and names are none. */
    private boolean addShapes(String text) {
        boolean[] grown = new boolean[1];
        text.lines().limit(MOST_LINES).forEach(line -> grown[0] |= shapes.add(shape(line)));
        return grown[0];
    }

    private static int shape(String line) {
        int hash = 0;
        boolean inNumber = false;
        for (int i = 0; i < line.length() && i < 200; i++) {
            char c = line.charAt(i);
            boolean number = isDigit(c) || (inNumber && (c == ',' || c == '.' || isHexLetter(c)));
            if (!number && c != ' ' && c < 0x7F) {
                hash = 31 * hash + c;
            } else if (number && !inNumber) {
                hash = 31 * hash + 1;
            }
            inNumber = number;
        }
        return hash & 0xFFFF; // few enough that a file full of odd names does not fill the corpus
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexLetter(char c) {
        return c >= 'a' && c <= 'f';
    }

    /** Cuts out what a find does not need. */
    private byte[] minimized(byte[] found, String key, long seed) throws IOException {
        byte[] best = found;
        SplittableRandom random = new SplittableRandom(seed);
        int piece = Math.max(1, best.length / 2);
        for (int step = 0; step < MINIMIZING_STEPS && best.length > 1; step++) {
            int from = random.nextInt(best.length);
            int to = Math.min(best.length, from + piece);
            byte[] smaller = new byte[best.length - (to - from)];
            System.arraycopy(best, 0, smaller, 0, from);
            System.arraycopy(best, to, smaller, from, best.length - to);
            Find still = read(smaller).find();
            if (still != null && still.key().equals(key)) {
                best = smaller;
            } else if (step % 20 == 19) {
                piece = Math.max(1, Math.min(piece / 2, best.length / 2));
            }
        }
        return best;
    }
}
