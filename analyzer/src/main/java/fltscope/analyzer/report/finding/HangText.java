package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of a request that hangs: which filter has it, for how long, and what to look at. */
final class HangText {
    private HangText() {}

    static String title(UnfinishedFinding hang) {
        return "request that hangs: " + FilterNames.function(hang.majorFunction()) + " " + where(hang, filter(hang));
    }

    private static String filter(UnfinishedFinding hang) {
        return hang.filter() == null ? "the filters" : Escape.text(FilterNames.of(hang.filter()));
    }

    /** Where a request is; the filter as it is to be named. */
    static String where(UnfinishedFinding request, String filter) {
        if (request.filter() == null && !request.inCallback()) {
            return "not back from below FileInfo";
        }
        return request.inCallback()
                ? "in the " + FilterNames.phase(request.post()) + "-operation callback of " + filter
                : "passed on by " + filter + ", not back";
    }

    static String by(UnfinishedFinding hang) {
        int id = hang.by().process();
        String process = id == -1 ? "a process that is not recorded" : "process " + Integer.toUnsignedString(id);
        if (hang.by().image() != null) {
            process = Escape.text(hang.by().image()) + " (" + Integer.toUnsignedString(id) + ")";
        }
        return hang.threadId() == -1 ? process : process + ", thread " + Integer.toUnsignedString(hang.threadId());
    }

    static String verdict(UnfinishedFinding hang, AnalysisView view) {
        String longest = hang.longestNanos() == 0
                ? "none of its kind that has ended was recorded"
                : "the longest of its kind that has ended took " + Seconds.length(hang.longestNanos());
        String who =
                hang.filter() == null ? "" : "; " + (hang.inCallback() ? "in " : "below ") + view.filter(hang.filter());
        return "hang, " + hang.severity().label() + ", " + hang.confidence().label() + ": under way for "
                + Seconds.length(hang.ageNanos()) + who + "; " + longest + ".";
    }

    static String doing(UnfinishedFinding hang) {
        if (hang.inCallback()) {
            return "look at what the thread in the callback waits for: a lock, a service in user mode, or I/O of its"
                    + " own";
        }
        return "look at who has the request: a driver below, or a filter that pended it and did not complete it";
    }

    static List<String> commands(UnfinishedFinding hang) {
        List<String> commands = new ArrayList<>();
        if (hang.threadId() != -1) {
            commands.add("!thread -t 0n" + Integer.toUnsignedString(hang.threadId()));
        }
        commands.add("!irpfind");
        commands.add(String.format(Locale.ROOT, "!fileobj %016x", hang.fileObject()));
        if (hang.filter() != null) {
            commands.add("!fltkd.filter <" + Escape.text(FilterNames.of(hang.filter())) + "> 8 1");
        }
        return commands;
    }
}
