package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongMapTest {
    /** Strides: small numbers, process ids, pool addresses, pages, and the same low bits in all. */
    @ParameterizedTest
    @ValueSource(longs = {1, 4, 0x180, 0x1000, 0x1_0000_0000_0010L})
    void anyOrderOfChangesGivesWhatAHashMapGives(long stride) {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            LongMap<String> map = new LongMap<>();
            Map<Long, String> expected = new HashMap<>();
            for (int i = 0; i < 5000; i++) {
                long key = (random.nextInt(300) - 150) * stride;
                if (random.nextInt(5) < 3) {
                    map.put(key, "v" + i);
                    expected.put(key, "v" + i);
                } else {
                    assertThat(map.remove(key)).isEqualTo(expected.remove(key));
                }
                assertThat(map.size()).isEqualTo(expected.size());
            }
            for (int i = -150; i < 150; i++) {
                assertThat(map.get(i * stride)).isEqualTo(expected.get(i * stride));
            }
            List<String> values = new ArrayList<>();
            map.forEach(values::add);
            assertThat(values).containsExactlyInAnyOrderElementsOf(expected.values());
        }
    }

    @Test
    void itGrowsWithItsEntriesAndIsEmptyAgainWhenAllAreRemoved() {
        LongMap<Long> map = new LongMap<>();
        for (long i = 0; i < 100_000; i++) {
            map.put(i << 4, i);
        }
        for (long i = 0; i < 100_000; i++) {
            assertThat(map.get(i << 4)).isEqualTo(i);
        }
        assertThat(map.get(1)).isNull();
        for (long i = 0; i < 100_000; i++) {
            assertThat(map.remove(i << 4)).isEqualTo(i);
        }
        assertThat(map.size()).isZero();
        map.forEach(value -> assertThat(value).isNull());
    }

    @Test
    void zeroAndTheLowestNumberAreKeysAsAnyOther() {
        LongMap<String> map = new LongMap<>();
        assertThat(map.get(0)).isNull();
        assertThat(map.remove(0)).isNull();
        map.put(0, "zero");
        map.put(Long.MIN_VALUE, "lowest");
        assertThat(map.get(0)).isEqualTo("zero");
        assertThat(map.get(Long.MIN_VALUE)).isEqualTo("lowest");
        assertThat(map.remove(0)).isEqualTo("zero");
        assertThat(map.get(0)).isNull();
        assertThat(map.size()).isEqualTo(1);
    }
}
