package fltscope.collector.queue;

import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The damage that was met in a queue: all of it counted, the first of it named. */
final class QueueDamage {
    private static final int MOST_NAMED = 20;

    private final boolean strict;
    private final List<String> named = new ArrayList<>();
    private long count;

    /** @param strict whether damage stops the reading */
    QueueDamage(boolean strict) {
        this.strict = strict;
    }

    /**
     * Counts a damaged block.
     *
     * @throws TraceException when reading is strict
     */
    void met(Path file, long at, String consequence) {
        String place = String.format(Locale.ROOT, "the block at byte %,d is damaged", at);
        if (strict) {
            throw new TraceException(
                    ErrorKind.DAMAGED, file.toString(), place + " (stopped there because of --strict)");
        }
        count++;
        if (named.size() < MOST_NAMED) {
            named.add(file + ": " + place + "; " + consequence);
        }
    }

    long count() {
        return count;
    }

    /** The first of it, a line each. */
    List<String> named() {
        return Collections.unmodifiableList(named);
    }
}
