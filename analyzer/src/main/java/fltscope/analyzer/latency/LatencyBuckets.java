package fltscope.analyzer.latency;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.HistogramIterationValue;

/** Durations counted in few steps, each two, three or ten times the one before. */
public final class LatencyBuckets {
    /** Steps of a decade, from fine to coarse. */
    private static final int[][] STEPS = {{1, 2, 5}, {1, 3}, {1}};

    /** Durations from {@code fromNanos} up to and without {@code toNanos}. */
    public record Bucket(long fromNanos, long toNanos, long count) {}

    private LatencyBuckets() {}

    /** At most {@code most} buckets, in the finest steps with which that is possible; none where there are no durations. */
    public static List<Bucket> of(Latency latency, int most) {
        List<Bucket> buckets = List.of();
        for (int[] steps : STEPS) {
            buckets = of(latency, steps);
            if (buckets.size() <= most) {
                return buckets;
            }
        }
        return buckets;
    }

    private static List<Bucket> of(Latency latency, int... steps) {
        List<Bucket> buckets = new ArrayList<>();
        long from = 0;
        long decade = 1;
        int step = 0;
        long to = steps[0];
        long count = 0;
        for (HistogramIterationValue value : latency.histogram().recordedValues()) {
            long nanos = latency.histogram().lowestEquivalentValue(value.getValueIteratedTo());
            while (nanos >= to) {
                if (count > 0 || !buckets.isEmpty()) {
                    buckets.add(new Bucket(from, to, count));
                }
                count = 0;
                from = to;
                step = (step + 1) % steps.length;
                decade = step == 0 ? decade * 10 : decade;
                to = decade > Long.MAX_VALUE / 10 ? Long.MAX_VALUE : decade * steps[step];
            }
            count += value.getCountAddedInThisIterationStep();
        }
        if (count > 0) {
            buckets.add(new Bucket(from, to, count));
        }
        return buckets;
    }
}
