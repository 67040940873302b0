package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.text.TextPage;
import java.util.List;
import java.util.Locale;

/** The requests that were in a filter's callback, or had not come back from below, when the trace ended; the oldest first. */
public final class RequestsText {
    private static final int TEXT = 12;

    private final TextPage page;
    private final AnalysisView view;

    public RequestsText(TextPage page, AnalysisView view) {
        this.page = page;
        this.view = view;
    }

    public void write() {
        List<UnfinishedFinding> requests = view.requests();
        if (requests.isEmpty()) {
            return;
        }
        page.line(TextPage.padded("REQUESTS", TEXT) + Digits.grouped(requests.size())
                + " under way when the trace ended");
        int shown = view.shown(requests.size());
        requests.subList(0, shown).forEach(this::request);
        if (requests.size() > shown) {
            page.line("  ... and " + Digits.grouped(requests.size() - shown) + " more (--top 0 for all)");
        }
        page.blank();
    }

    private void request(UnfinishedFinding request) {
        String filter = view.filter(request.filter());
        String where = HangText.where(request, filter);
        String thread = request.threadId() == -1 ? "" : ", thread " + Integer.toUnsignedString(request.threadId());
        String hangs = request.hangs() ? "; it hangs" : "";
        page.wrapped(
                TextPage.padded("  " + Seconds.length(request.ageNanos()), TEXT),
                TEXT,
                FilterNames.function(request.majorFunction()) + " " + where + thread + hangs);
        String object = String.format(Locale.ROOT, "FileObject %016x", request.fileObject());
        String path = request.path() == null || request.path().isEmpty() ? "" : "  " + Escape.text(request.path());
        page.verbatim(TEXT, object + path);
    }
}
