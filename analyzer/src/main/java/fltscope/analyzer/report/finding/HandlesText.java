package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.holder.HandleHolder;
import fltscope.analyzer.finding.holder.MappedBy;
import fltscope.analyzer.finding.holder.ReferencedBy;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import java.util.List;
import java.util.Locale;

/** Who has handles to an open: {@code svchost.exe (1184) 0x1a4; 3 more}. */
final class HandlesText {
    private static final int MOST = 3;

    private HandlesText() {}

    static String of(List<HandleHolder> handles) {
        if (handles.isEmpty()) {
            return "none at the end";
        }
        StringBuilder text = new StringBuilder();
        for (HandleHolder handle : handles.subList(0, Math.min(MOST, handles.size()))) {
            text.append(text.length() == 0 ? "" : "; ")
                    .append(handle.image() == null ? "process" : Escape.text(handle.image()))
                    .append(String.format(
                            Locale.ROOT,
                            " (%s) 0x%x%s",
                            Integer.toUnsignedString(handle.processId()),
                            handle.value(),
                            handle.alive() ? "" : ", which has ended"))
                    .append(origin(handle));
        }
        return handles.size() <= MOST ? text.toString() : text + "; " + (handles.size() - MOST) + " more";
    }

    private static String origin(HandleHolder handle) {
        if (handle.origin() == null) {
            return "";
        }
        String from =
                handle.fromProcess() == -1 ? "" : " from process " + Integer.toUnsignedString(handle.fromProcess());
        String since = handle.sinceNanos() == HandleHolder.UNKNOWN ? "" : " at " + Seconds.moment(handle.sinceNanos());
        return ", " + handle.origin() + from + since;
    }

    /** {@code app.exe (1184) since +1.000 s}. */
    static String views(List<MappedBy> views) {
        MappedBy first = views.get(0);
        String text = (first.image() == null ? "process" : Escape.text(first.image())) + " ("
                + Integer.toUnsignedString(first.processId()) + ") since " + Seconds.moment(first.sinceNanos());
        return views.size() == 1 ? text : text + "; " + (views.size() - 1) + " more";
    }

    /** {@code vfsmfd.sys has 1 more than it gave back, taken at vfsmfd.sys+0x1234}. */
    static String reference(ReferencedBy held) {
        String at = held.callers().isEmpty() ? "" : ", taken at " + Escape.text(String.join(", ", held.callers()));
        return Escape.text(held.module()) + " took " + held.surplus() + " more than it gave back, at most "
                + held.normal() + " in " + held.lives() + " other opens" + at;
    }
}
