package fltscope.analyzer.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same few inputs for each kind, each time; long runs: {@link Fuzz}. */
class FuzzTest {
    private static final int INPUTS_A_WEIGHT = 20;

    @TempDir
    private Path folder;

    @Test
    void noInputBreaksAnyReader() throws IOException {
        for (FuzzTarget target : new FuzzTargets(folder).all()) {
            FuzzRun run = new FuzzRun(target, folder.resolve("input"));
            run.begin(List.of());
            for (int seed = 0; seed < INPUTS_A_WEIGHT * target.weight(); seed++) {
                FuzzRun.Found found = run.next(seed, input -> {});
                if (found != null) {
                    fail(target.name() + ", seed " + seed, found.find().cause());
                }
            }
        }
    }

    @Test
    void aFindIsMadeSmallAndSaidOnce() throws IOException {
        FuzzRun run = run(text -> {
            if (text.contains("x") && text.length() > 3) {
                throw new IllegalStateException("x");
            }
            return text;
        });
        FuzzRun.Found found = null;
        int finds = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            FuzzRun.Found next = run.next(seed, input -> {});
            finds += next == null ? 0 : 1;
            found = next == null ? found : next;
        }
        assertThat(finds).isEqualTo(1);
        assertThat(found.find().key()).startsWith("java.lang.IllegalStateException in fltscope.");
        assertThat(new String(found.input(), StandardCharsets.UTF_8))
                .contains("x")
                .hasSizeLessThan(20);
    }

    @Test
    void whatTheToolRefusesIsNoFindAndMemoryBeyondThatOfGoodInputsIs() throws IOException {
        FuzzRun refused = run(text -> {
            if (text.length() != 3_000) {
                throw new TraceException(ErrorKind.WRONG_FORMAT, "a.txt", "is wrong");
            }
            return text;
        });
        // Only near the good one: making the find small tries hundreds of others.
        FuzzRun large = run(text ->
                text.length() == 3_000 || text.length() < 2_900 ? text : Integer.toString(new byte[1 << 27].length));
        FuzzRun.Found found = null;
        for (int seed = 0; seed < 50 && found == null; seed++) {
            assertThat(refused.next(seed, input -> {})).isNull();
            found = large.next(seed, input -> {});
        }
        assertThat(found.find().key()).isEqualTo("allocates too much");
    }

    private interface Reader {
        String read(String text);
    }

    private FuzzRun run(Reader reader) throws IOException {
        List<byte[]> seeds = List.of("good ".repeat(600).getBytes(StandardCharsets.UTF_8));
        FuzzTarget target = new FuzzTarget(
                "made up",
                1,
                seeds,
                file -> reader.read(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
        FuzzRun run = new FuzzRun(target, folder.resolve("input"));
        run.begin(List.of());
        return run;
    }
}
