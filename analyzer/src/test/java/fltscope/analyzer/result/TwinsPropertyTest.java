package fltscope.analyzer.result;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.RandomMachine;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines drawn by lot, of which some have a filter twice on each volume, and all complete, fail, reissue and lose requests. */
class TwinsPropertyTest {
    private static final int SEEDS = 60;

    @TempDir
    Path folder;

    @Test
    void onlyAFilterThatIsTwiceOnAVolumeHasASecondInstance() throws IOException {
        Set<Long> told = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomMachine machine = new RandomMachine(seed);
            Path file = folder.resolve(seed + ".etl");
            machine.write(file);
            try (TraceAnalysis trace = TraceAnalysis.of(file, TraceOptions.standard())) {
                for (CallbackRow row : trace.run().analysis().callbacks()) {
                    if (row.ordinal() == 2) {
                        assertThat(row.filter()).as("seed %d", seed).isEqualTo(machine.twin());
                        told.add(seed);
                    }
                }
            }
        }
        // Seven of them have one and are recorded so that it shows.
        assertThat(told).hasSizeGreaterThan(6);
    }
}
