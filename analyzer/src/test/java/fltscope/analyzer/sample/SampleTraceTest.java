package fltscope.analyzer.sample;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTraceTest {
    private static final long MEGABYTE = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void theSampleIsWhatItsGeneratorMakes() throws IOException {
        Path kept = Golden.samples().resolve("mup-scard.etl");
        Path made = folder.resolve("mup-scard.etl");

        SampleTrace.write(made);

        assertThat(Files.mismatch(kept, made))
                .as("first byte that differs; SampleTrace.main writes %s anew", kept)
                .isEqualTo(-1);
        assertThat(Files.size(kept)).isLessThan(MEGABYTE);
    }
}
