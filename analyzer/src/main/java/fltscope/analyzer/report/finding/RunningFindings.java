package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.Confidence;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says of an analysis that goes on what has become certain in it: a kind of open without an end that is a warning or an error,
 * is at least likely, and was so in two looks, a second or more of the recording apart. When none of its opens is left, that is
 * said too.
 */
public final class RunningFindings {
    private static final long STAYS_NANOS = 1_000_000_000L;

    private final Map<String, Long> seenSince = new HashMap<>();
    private final Map<String, Boolean> told = new HashMap<>();

    /**
     * What is new since the last look, a line each.
     *
     * @param opens the opens without an end, by their classes as of now
     * @param nowNanos time of the last record since the start of the recording
     */
    public List<String> look(List<OpenFinding> opens, long nowNanos) {
        Map<String, List<OpenFinding>> kinds = new LinkedHashMap<>();
        for (OpenFinding open : opens) {
            if (open.severity().compareTo(Severity.WARNING) >= 0
                    && open.confidence().compareTo(Confidence.LIKELY) >= 0) {
                kinds.computeIfAbsent(open.fingerprint(), id -> new ArrayList<>())
                        .add(open);
            }
        }
        List<String> lines = new ArrayList<>();
        String now = Seconds.moment(nowNanos);
        kinds.forEach((id, same) -> {
            boolean stays = nowNanos - seenSince.computeIfAbsent(id, key -> nowNanos) >= STAYS_NANOS;
            if (stays && told.putIfAbsent(id, true) == null) {
                lines.add(now + "  " + line(same.get(same.size() - 1), same.size()) + "  (" + id + ")");
            }
        });
        seenSince.keySet().retainAll(kinds.keySet());
        told.keySet().removeIf(id -> {
            boolean gone = !kinds.containsKey(id);
            if (gone) {
                lines.add(now + "  no longer: " + id);
            }
            return gone;
        });
        return lines;
    }

    private static String line(OpenFinding last, int count) {
        String path = last.file().path() == null
                ? "a file whose path is not recorded"
                : Escape.text(last.file().path());
        String opener = last.issuer().isFilter()
                ? last.issuer().filter()
                : last.opener().image() == null
                        ? "process " + Integer.toUnsignedString(last.opener().process())
                        : last.opener().image();
        return last.severity().label() + ", " + last.confidence().label() + ": "
                + last.openClass().label() + ", " + Digits.counted(count, "open") + ", the last of " + path + " by "
                + Escape.text(opener);
    }
}
