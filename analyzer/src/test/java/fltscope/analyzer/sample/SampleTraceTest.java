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

    private interface Generator {
        void write(Path file) throws IOException;
    }

    @Test
    void theSampleIsWhatItsGeneratorMakes() throws IOException {
        assertMade("mup-scard.etl", SampleTrace::write);
    }

    @Test
    void theSampleOfAnUnloadIsWhatItsGeneratorMakes() throws IOException {
        assertMade("mup-scard-unload.etl", UnloadSample::write);
    }

    private void assertMade(String name, Generator generator) throws IOException {
        Path kept = Golden.samples().resolve(name);
        Path made = folder.resolve(name);

        generator.write(made);

        assertThat(Files.mismatch(kept, made))
                .as("first byte that differs; main of the generator writes %s anew", kept)
                .isEqualTo(-1);
        assertThat(Files.size(kept)).isLessThan(MEGABYTE);
    }
}
