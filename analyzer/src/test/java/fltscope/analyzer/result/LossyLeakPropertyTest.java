package fltscope.analyzer.result;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.fixture.RecordTape;
import fltscope.schemas.trace.TraceCounters;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of opens, some that end and some that pile up, of which a part of the records is lost. */
class LossyLeakPropertyTest {
    private static final int ROUNDS = 25;
    private static final int SECONDS = 200;
    private static final String FOLDERS = "abcdefgh";

    /** What happens at each moment. */
    private final TreeMap<Long, Runnable> script = new TreeMap<>();

    private final RecordTape tape = new RecordTape();
    private final IoRecords records = new IoRecords(tape);
    private int opens;

    private void open(char kind, double second, double life, int processor) {
        long object = 0xA000 + 0x100L * ++opens;
        long irp = 0x1000 + 0x10L * opens;
        String path = "\\Device\\HarddiskVolume2\\" + kind + "x\\job" + (10_000 + opens) + ".tmp";
        at(second, () -> records.cpu(processor).open(irp, object, path));
        if (second + life < SECONDS) {
            at(
                    second + life,
                    () -> records.cpu(processor).cleanedUp(irp, object).closed(irp, object));
        }
    }

    private void at(double second, Runnable action) {
        long ticks = (long) (second * IoRecords.SECOND);
        while (script.containsKey(ticks)) {
            ticks++;
        }
        script.put(ticks, action);
    }

    /** Kinds that pile up from some moment on, that live from milliseconds to minutes, or that rest in between. */
    private void draw(Random random) {
        for (int folder = 0; folder < FOLDERS.length(); folder++) {
            char kind = FOLDERS.charAt(folder);
            switch (random.nextInt(3)) {
                case 0 -> many(kind, random, SECONDS);
                case 1 -> many(kind, random, Math.pow(10, random.nextDouble() * 5 - 3));
                default -> twice(kind, random);
            }
        }
        records.at(0).processStarted(100, "app.exe").threadStarted(100, 101);
        script.forEach((ticks, action) -> {
            records.at(ticks);
            action.run();
        });
        records.cpu(0).atSecond(SECONDS + 1.0).stillRecording();
    }

    private void many(char kind, Random random, double life) {
        double from = random.nextInt(SECONDS / 2);
        for (int i = 3 + random.nextInt(12); i > 0; i--) {
            double second = from + random.nextDouble() * (SECONDS - from);
            open(kind, second, life * (1 + random.nextDouble()), random.nextInt(3));
        }
    }

    /** Once early, and several times so late that they would end after the trace. */
    private void twice(char kind, Random random) {
        double life = 5 + random.nextInt(30);
        int processor = random.nextInt(3);
        open(kind, random.nextInt(SECONDS / 2), life, processor);
        for (int i = 0; i < 8; i++) {
            open(kind, SECONDS - life * random.nextDouble(), life, processor);
        }
    }

    private static Map<String, OpenFinding> byPath(RecordTape tape) {
        Analyzer analyzer = new Analyzer(IoRecords.header(), RulesFile.builtIn());
        tape.playTo(analyzer);
        Map<String, OpenFinding> byPath = new HashMap<>();
        analyzer.finish(new TraceCounters())
                .opens()
                .forEach(open -> byPath.put(open.file().path(), open));
        return byPath;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aLossMakesNoLeakOfWhatIsNone(int seed) {
        int leaksAfterLoss = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(1000L * seed + round);
            LossyLeakPropertyTest machine = new LossyLeakPropertyTest();
            machine.draw(random);
            Map<String, OpenFinding> whole = byPath(machine.tape);
            for (int i = 0; i < 8; i++) {
                RecordTape lossy = machine.tape.losing(random, 100);
                if (lossy == null) {
                    continue;
                }
                for (OpenFinding open : byPath(lossy).values()) {
                    if (open.openClass() == OpenClass.LEAK_SUSPECT) {
                        leaksAfterLoss++;
                        assertThat(whole)
                                .as("seed %d, round %d", seed, round)
                                .containsKey(open.file().path());
                        assertThat(whole.get(open.file().path()).openClass())
                                .as(
                                        "seed %d, round %d: %s",
                                        seed, round, open.file().path())
                                .isEqualTo(OpenClass.LEAK_SUSPECT);
                    }
                }
            }
        }
        assertThat(leaksAfterLoss).as("leaks that are told in spite of a loss").isPositive();
    }
}
