package fltscope.analyzer.finding.growth;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.finding.growth.Growth.Verdict;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trend test and its error rates. */
class GrowthTest {
    private static final long LENGTH = 1_000_000_000L;
    private static final int SERIES = 20_000;

    private static Verdict of(double... places) {
        Growth growth = new Growth();
        for (double place : places) {
            growth.came((long) (place * LENGTH), 0, LENGTH);
        }
        return growth.verdict();
    }

    /** How many of 10,000 series are said to grow. */
    private static double growing(int opens, long seed, DoubleUnaryOperator place) {
        Random random = new Random(seed);
        int growing = 0;
        for (int i = 0; i < SERIES; i++) {
            Growth growth = new Growth();
            double fills = random.nextDouble();
            for (int open = 0; open < opens; open++) {
                double at = place.applyAsDouble(random.nextDouble());
                growth.came((long) ((at < 0 ? -at * fills : at) * LENGTH), 0, LENGTH);
            }
            growing += growth.verdict() == Verdict.GROWS ? 1 : 0;
        }
        return 10_000.0 * growing / SERIES;
    }

    /** The rates that the comment of {@link Growth} states, of 10,000. */
    @ParameterizedTest
    @CsvSource({"5, 1110", "6, 620", "8, 230", "10, 120", "15, 120", "40, 110", "200, 30"})
    void steadyGrowthAtRandomIsSeldomMissed(int opens, int missed) {
        assertThat(10_000 - growing(opens, 1, lot -> lot)).isLessThan(missed);
    }

    @ParameterizedTest
    @CsvSource({"5, 3000", "8, 3600", "15, 2800", "40, 1300", "200, 450"})
    void whatStopsAtAMomentDrawnByLotIsOftenSeenToHaveStopped(int opens, int taken) {
        assertThat(growing(opens, 2, lot -> -lot)).isLessThan(taken);
    }

    @Test
    void regularGrowthIsNeverMissed() {
        for (int opens = 5; opens < 400; opens++) {
            double[] places = new double[opens];
            for (int i = 0; i < opens; i++) {
                places[i] = (i + 0.5) / opens;
            }
            assertThat(of(places)).as("%d opens", opens).isEqualTo(Verdict.GROWS);
        }
    }

    @Test
    void burstsAreNone() {
        assertThat(of(0.01, 0.011, 0.012, 0.013, 0.014, 0.015, 0.02, 0.021, 0.025, 0.03))
                .isNotEqualTo(Verdict.GROWS);
        assertThat(of(0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99))
                .isEqualTo(Verdict.NO_TREND);
        assertThat(of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5)).isEqualTo(Verdict.NO_TREND);
    }

    /** Files of a fixed set, each opened when it is first wanted: ever fewer come. */
    @Test
    void whatComesEverSlowerHasStopped() {
        double[] places = new double[40];
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.min(1, -Math.log(1 - (i + 0.5) / places.length) / 5);
        }
        assertThat(of(places)).isEqualTo(Verdict.STOPPED);
    }

    @Test
    void whatCameBeforeOrAfterTheTimeIsAsNothing() {
        Growth growth = new Growth();
        growth.came(-1, 0, LENGTH);
        growth.came(LENGTH + 1, 0, LENGTH);
        growth.came(5, 5, 5);
        assertThat(growth.steps()).isZero();
        assertThat(growth.verdict()).isEqualTo(Verdict.NO_TREND);
    }
}
