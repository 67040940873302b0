package fltscope.analyzer.state;

/** One name that a file key has had, from a time to a time, both included; where two meet, the later one counts. */
final class NamedKey {
    final long fileKey;
    final String name;
    final long fromTicks;
    long toTicks = Moments.AFTER_TRACE;
    /** Names of the same key before and after this one. */
    NamedKey earlier;

    NamedKey later;
    /** Neighbours in the {@link EndedNames}. */
    NamedKey endedBefore;

    NamedKey endedAfter;

    NamedKey(long fileKey, String name, long fromTicks) {
        this.fileKey = fileKey;
        this.name = name;
        this.fromTicks = fromTicks;
    }

    boolean isEnded() {
        return toTicks != Moments.AFTER_TRACE;
    }
}
