package fltscope.analyzer.run;

import fltscope.analyzer.finding.OpenFinding;
import java.util.List;

/** An analysis that goes along with a recording, as it is at a moment. Looking changes nothing of it. */
public interface RunningAnalysis {
    /** What would be said of the opens without an end if the recording ended now; each call judges them anew. */
    List<OpenFinding> opens();

    /** Time of the last record since the start of the recording. */
    long nanos();

    /** Takes a look now and then, between two records, at most once a second. */
    @FunctionalInterface
    interface Watch {
        /** Looks. */
        void look(RunningAnalysis now);
    }
}
