package fltscope.analyzer.latency;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.latency.LatencyBuckets.Bucket;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyBucketsTest {
    private final Latency latency = new Latency();

    @Test
    void stepsAreOneTwoAndFiveOfADecade() {
        for (long nanos : new long[] {1000, 1500, 2500, 9000, 9500}) {
            latency.record(nanos);
        }
        assertThat(LatencyBuckets.of(latency, 20))
                .containsExactly(new Bucket(1000, 2000, 2), new Bucket(2000, 5000, 1), new Bucket(5000, 10_000, 2));
    }

    @Test
    void aWideRangeHasCoarserSteps() {
        latency.record(1);
        latency.record(3_600_000_000_000L);
        assertThat(LatencyBuckets.of(latency, 50)).hasSize(38);
        assertThat(LatencyBuckets.of(latency, 30)).hasSize(26);
        assertThat(LatencyBuckets.of(latency, 20)).hasSize(13);
    }

    @Test
    void whereThereIsNothingThereAreNoBuckets() {
        assertThat(LatencyBuckets.of(latency, 20)).isEmpty();
    }

    @Test
    void everyDurationIsInOneBucket() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            latency.record(random.nextLong() >>> (1 + random.nextInt(62)));
        }
        List<Bucket> buckets = LatencyBuckets.of(latency, 20);
        assertThat(buckets.stream().mapToLong(Bucket::count).sum()).isEqualTo(10_000);
        for (int i = 1; i < buckets.size(); i++) {
            assertThat(buckets.get(i).fromNanos()).isEqualTo(buckets.get(i - 1).toNanos());
        }
    }
}
