package fltscope.analyzer.gate.measure;

import java.util.Comparator;

/**
 * A filter that was called in a run.
 *
 * @param name in lower case and without extension
 * @param version file version of its driver; null when the trace does not tell it
 * @param altitude as text, exact; null when neither the trace nor a list beside it tells it
 */
public record FilterFacts(String name, String version, String altitude) implements Comparable<FilterFacts> {
    @Override
    public int compareTo(FilterFacts other) {
        return Comparator.comparing(FilterFacts::name).compare(this, other);
    }
}
