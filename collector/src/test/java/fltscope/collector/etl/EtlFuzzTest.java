package fltscope.collector.etl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtlFuzzTest {
    /** About three seconds. Long runs: see {@link EtlFuzz}. */
    private static final int INPUTS = 15_000;

    @TempDir
    private Path folder;

    @Test
    void noDamageBreaksTheReader() throws IOException {
        List<byte[]> corpus = FuzzCorpus.files(folder);
        for (int seed = 0; seed < INPUTS; seed++) {
            try {
                EtlFuzz.check(new Mutator(seed, corpus).next());
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }
}
