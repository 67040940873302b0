package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongMapTest {
    @Test
    void anyOrderOfChangesGivesWhatAHashMapGives() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            LongMap<String> map = new LongMap<>();
            Map<Long, String> expected = new HashMap<>();
            for (int i = 0; i < 5000; i++) {
                long key = (random.nextInt(300) - 150) * (seed % 2 == 0 ? 1L : 0x1_0000_0000_0010L);
                if (random.nextInt(5) < 3) {
                    map.put(key, "v" + i);
                    expected.put(key, "v" + i);
                } else {
                    map.remove(key);
                    expected.remove(key);
                }
                assertThat(map.size()).isEqualTo(expected.size());
            }
            for (int i = -150; i < 150; i++) {
                long key = i * (seed % 2 == 0 ? 1L : 0x1_0000_0000_0010L);
                assertThat(map.get(key)).isEqualTo(expected.get(key));
            }
        }
    }

    @Test
    void itGrowsWithItsEntries() {
        LongMap<Long> map = new LongMap<>();
        for (long i = 0; i < 100_000; i++) {
            map.put(i << 4, i);
        }
        for (long i = 0; i < 100_000; i++) {
            assertThat(map.get(i << 4)).isEqualTo(i);
        }
        assertThat(map.get(1)).isNull();
    }
}
