package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.holder.HandleHolder;
import fltscope.analyzer.text.Escape;
import java.util.List;
import java.util.Locale;

/** Who has handles to an open: {@code svchost.exe (1184) 0x1a4; 3 more}. */
final class HandlesText {
    private static final int MOST = 3;

    private HandlesText() {}

    static String of(List<HandleHolder> handles) {
        if (handles.isEmpty()) {
            return "none when they were listed";
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
                            handle.alive() ? "" : ", which has ended"));
        }
        return handles.size() <= MOST ? text.toString() : text + "; " + (handles.size() - MOST) + " more";
    }
}
