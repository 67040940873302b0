package fltscope.analyzer.export.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LanesTest {
    @Test
    void slicesAreOrderedByRowThenStartAndAnOuterOneComesFirst() {
        Slices slices = new Slices();
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            long start = random.nextInt(1000);
            slices.add(start, start + random.nextInt(50), random.nextInt(5), 1, 0, 0, 0, 0);
        }
        int[] order = slices.order();
        assertThat(order).hasSize(5000).doesNotHaveDuplicates();
        for (int i = 1; i < order.length; i++) {
            int before = order[i - 1];
            int after = order[i];
            assertThat(slices.row(before)).isLessThanOrEqualTo(slices.row(after));
            if (slices.row(before) == slices.row(after)) {
                assertThat(slices.start(before)).isLessThanOrEqualTo(slices.start(after));
                if (slices.start(before) == slices.start(after)) {
                    assertThat(slices.end(before)).isGreaterThanOrEqualTo(slices.end(after));
                }
            }
        }
    }
}
