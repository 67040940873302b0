package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.measure.ClassCount;
import fltscope.analyzer.gate.measure.RunFacts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Opens without an end of one class and issuer, in the runs of two sides.
 *
 * @param openClass label of the class
 * @param filter the filter that issued them, in lower case and without extension; null when none is known to have
 * @param before those of the one side
 * @param now those of the other
 */
public record OpenChange(String openClass, String filter, Count before, Count now) {
    /**
     * How many there are.
     *
     * @param opens in all runs of the side
     * @param runs that have any
     */
    public record Count(long opens, int runs) {
        private static final Count NONE = new Count(0, 0);

        private Count and(ClassCount run) {
            return new Count(opens + run.opens(), runs + 1);
        }
    }

    /** Every class and issuer of either side, by name. */
    public static List<OpenChange> of(List<RunFacts> before, List<RunFacts> now) {
        Map<String, OpenChange> changes = new TreeMap<>();
        for (RunFacts run : before) {
            for (ClassCount count : run.opens()) {
                changes.compute(key(count), (key, known) -> {
                    OpenChange change = known == null ? none(count) : known;
                    return new OpenChange(
                            count.openClass(), count.filter(), change.before().and(count), change.now());
                });
            }
        }
        for (RunFacts run : now) {
            for (ClassCount count : run.opens()) {
                changes.compute(key(count), (key, known) -> {
                    OpenChange change = known == null ? none(count) : known;
                    return new OpenChange(
                            count.openClass(),
                            count.filter(),
                            change.before(),
                            change.now().and(count));
                });
            }
        }
        return List.copyOf(changes.values());
    }

    private static String key(ClassCount count) {
        return count.openClass() + '|' + (count.filter() == null ? "" : count.filter());
    }

    private static OpenChange none(ClassCount count) {
        return new OpenChange(count.openClass(), count.filter(), Count.NONE, Count.NONE);
    }
}
