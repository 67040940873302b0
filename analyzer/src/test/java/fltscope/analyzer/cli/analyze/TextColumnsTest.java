package fltscope.analyzer.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.Run;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.ImageEvents;
import fltscope.schemas.fixture.ProcessEvents;
import fltscope.schemas.fixture.ThreadEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text is within 80 columns, and its columns apart, whatever the times and the names are. */
class TextColumnsTest {
    private static final int SEEDS = 40;
    private static final int COLUMNS = 80;
    private static final long DRIVER = 0xFFFF_F800_0000_0000L;
    private static final int MOST_SECONDS_BITS = 33; // 292 years are 2^63 ns

    /** A unit, or the end of a number, that the next column begins right behind. */
    private static final Pattern TOUCHING = Pattern.compile("\\d (?:us|ms|s|d)[+\\d(A-Z\\\\]|\\d\\.\\d{1,3} ?\\d*,\\d");

    @TempDir
    private Path folder;

    @Test
    void noLineIsTooLongAndNoTwoColumnsTouch() throws IOException {
        Path file = folder.resolve("a.etl");
        for (int seed = 0; seed < SEEDS; seed++) {
            write(file, new Random(seed));
            for (List<String> command : List.of(
                    List.of("analyze", file.toString()),
                    List.of("analyze", file.toString(), "--by", "path"),
                    List.of("explain", file.toString(), "*"),
                    List.of("info", file.toString()))) {
                Run run = Run.of(command.toArray());
                assertThat(run.exitCode()).as(run.err()).isLessThan(2);
                for (String line : run.out().lines().toList()) {
                    String where = "seed " + seed + ", " + command + ": " + line;
                    assertThat(line.length()).as(where).isLessThanOrEqualTo(COLUMNS);
                    assertThat(TOUCHING.matcher(line).find()).as(where).isFalse();
                }
            }
        }
    }

    /** Creates of long and short names through two filters, each of which takes from nothing to centuries. */
    private static void write(Path file, Random random) throws IOException {
        long frequency = List.of(1L, 1000L, 10_000_000L).get(random.nextInt(3));
        long at = 1;
        try (EtlWriter etl =
                EtlWriter.to(file).qpcClock(frequency).startTicks(at).open()) {
            String longName = "x".repeat(random.nextInt(200)) + ".sys";
            etl.cpu(0)
                    .at(at)
                    .perfInfo(ProcessEvents.process(100).imageFileName("app").dcStart());
            etl.cpu(0).at(at).perfInfo(ThreadEvents.thread(100, 101).dcStart());
            for (int driver = 0; driver < 2; driver++) {
                String name = driver == 0 ? "\\SystemRoot\\" + longName : "\\SystemRoot\\b.sys";
                etl.cpu(0)
                        .at(at)
                        .system(ImageEvents.image(DRIVER + 0x10000L * driver, 0x10000, name)
                                .dcStart());
            }
            for (int i = 0; i < 12; i++) {
                long irp = 0x1000 + 0x10L * i;
                long object = 0xFFFF_A000_0000_0000L + 0x1000L * i;
                String path = "\\Device\\HarddiskVolume2\\" + "y z".repeat(random.nextInt(80)) + i;
                for (int driver = 0; driver < 2; driver++) {
                    long routine = DRIVER + 0x10000L * driver + 0x10;
                    long entered = at;
                    etl.cpu(0)
                            .at(at)
                            .process(100)
                            .thread(101)
                            .perfInfo(FltIoEvents.preOpInit(routine, object, 0, irp + 0x5000, irp, 0));
                    at += pause(random, frequency);
                    if (random.nextInt(12) > 0) {
                        etl.cpu(0)
                                .at(at)
                                .process(100)
                                .thread(101)
                                .perfInfo(
                                        FltIoEvents.preOpCompletion(entered, routine, object, 0, irp + 0x5000, irp, 0));
                    }
                }
                etl.cpu(0)
                        .at(at)
                        .process(100)
                        .thread(101)
                        .perfInfo(FileIoEvents.create(3, irp, object, 101, 0, 0, 7, path));
                at += pause(random, frequency);
                etl.cpu(0).at(at).process(100).thread(101).perfInfo(FileIoEvents.operationEnd(3, irp, 0, 0));
                if (random.nextBoolean()) {
                    etl.cpu(0).at(at).process(100).thread(101).perfInfo(FileIoEvents.cleanup(3, irp, object, 0, 101));
                    at += pause(random, frequency);
                    etl.cpu(0).at(at).process(100).thread(101).perfInfo(FileIoEvents.operationEnd(3, irp, 0, 0));
                }
            }
        }
    }

    /** From none to 2^33 seconds over the whole trace. */
    private static long pause(Random random, long frequency) {
        long seconds = 1L << random.nextInt(MOST_SECONDS_BITS - 5);
        return random.nextInt(3) == 0 ? random.nextInt(50) : Math.max(1, seconds * frequency / (1 + random.nextInt(9)));
    }
}
