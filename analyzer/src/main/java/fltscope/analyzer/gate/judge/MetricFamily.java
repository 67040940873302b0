package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.stats.Holm;
import java.util.ArrayList;
import java.util.List;

/** The metrics of one comparison: each is judged by itself, and the more there are, the more it takes to be no chance. */
public final class MetricFamily {
    private MetricFamily() {}

    /** The verdicts, in the order of the pairs. */
    public static List<MetricVerdict> judge(List<MetricPair> pairs) {
        double[] adjusted = Holm.adjust(pairs.stream()
                .filter(MetricPair::isTested)
                .mapToDouble(MetricPair::p)
                .toArray());
        List<MetricVerdict> verdicts = new ArrayList<>();
        int tested = 0;
        for (MetricPair pair : pairs) {
            verdicts.add(pair.isTested() ? pair.judge(adjusted[tested++], adjusted.length) : pair.untested());
        }
        return verdicts;
    }
}
