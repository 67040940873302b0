package fltscope.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.fixture.RandomServices;
import fltscope.analyzer.result.Analyzer;
import fltscope.schemas.trace.TraceCounters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is held against healthy machines, and what is found of leaks. {@code -Dfltscope.machines=2000} draws as many of each; fewer
 * are drawn in every build.
 */
class LeakRatesTest {
    private static final int MACHINES = Integer.getInteger("fltscope.machines", 200);
    private static final int FOUND_PERCENT = 98;

    /** Leaks of fewer old opens can not be told from what a program keeps. */
    private static final int FEWEST_LEAKED = 8;

    private static List<OpenFinding> healthy(long seed) {
        Analyzer analyzer = new Analyzer(IoRecords.header(), RulesFile.builtIn());
        new RandomServices(seed, false, analyzer).run();
        return analyzer.finish(new TraceCounters()).opens();
    }

    /** The opens of the next machine that leaks enough. */
    private static List<OpenFinding> leaking(long[] seed) {
        Analyzer analyzer;
        RandomServices machine;
        do {
            analyzer = new Analyzer(IoRecords.header(), RulesFile.builtIn());
            machine = new RandomServices(seed[0]++, true, analyzer);
        } while (machine.leaked() < FEWEST_LEAKED);
        machine.run();
        return analyzer.finish(new TraceCounters()).opens();
    }

    private static boolean accuses(OpenFinding open) {
        boolean ofClass =
                open.openClass() == OpenClass.LEAK_SUSPECT || open.openClass() == OpenClass.FILTER_OWN_UNCLOSED;
        return ofClass && open.severity().compareTo(Severity.WARNING) >= 0;
    }

    private static String leakTest(OpenFinding open) {
        OpenTest test = open.tests().get(open.tests().size() - 2);
        return test.reason()
                + test.values().stream()
                        .map(value -> ", " + value.name() + " " + value.value())
                        .toList();
    }

    @Test
    void healthyMachinesAreAccusedOfNothing() {
        List<String> accused = new ArrayList<>();
        for (long seed = 0; seed < MACHINES; seed++) {
            long machine = seed;
            healthy(seed).stream()
                    .filter(LeakRatesTest::accuses)
                    .map(open -> "seed " + machine + ": " + open.openClass().label() + " "
                            + open.file().path() + " " + leakTest(open))
                    .findFirst()
                    .ifPresent(accused::add);
        }
        assertThat(accused).isEmpty();
    }

    /** Where reads and writes were not recorded, a hint is all that can be given. */
    @Test
    void leaksThatGrowToTheEndAreFound() {
        List<String> missed = new ArrayList<>();
        long[] seed = new long[1];
        for (int i = 0; i < MACHINES; i++) {
            List<OpenFinding> opens = leaking(seed);
            boolean found = opens.stream()
                    .anyMatch(open -> open.openClass() == OpenClass.LEAK_SUSPECT
                            && open.file().path().startsWith(RandomServices.LEAKS));
            if (!found) {
                missed.add("before seed " + seed[0] + ": "
                        + opens.stream()
                                .filter(open -> open.file().path().startsWith(RandomServices.LEAKS))
                                .map(open -> open.openClass() + " " + leakTest(open))
                                .findFirst()
                                .orElse("nothing left"));
            }
        }
        assertThat(missed).hasSizeLessThanOrEqualTo(MACHINES * (100 - FOUND_PERCENT) / 100);
    }
}
