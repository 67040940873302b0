package fltscope.analyzer.report.analysis;

import fltscope.analyzer.report.finding.FindingsText;
import fltscope.analyzer.report.finding.OpensText;
import fltscope.analyzer.report.finding.RequestsText;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.text.TextPage;
import java.io.PrintWriter;

/**
 * The report of an analysis for a terminal. The first screen says what stands out, whether the trace can be trusted, what is wrong in a
 * line each, what each filter costs, and what was slowest; the findings in full, the durations, and the counts behind all of it follow.
 */
public final class AnalysisText {
    private static final int LABELS = 14;

    private AnalysisText() {}

    /** Writes the whole report. */
    public static void write(PrintWriter out, AnalysisView view) {
        TextPage page = new TextPage(out, LABELS);
        FindingsText findings = new FindingsText(page, view);
        SlowestText slowest = new SlowestText(page, view);
        new TrustText(page, view).write();
        findings.write();
        new FiltersText(page, view).write();
        slowest.write();
        new OpensText(page, view).write();
        new RequestsText(page, view).write();
        findings.writeInFull();
        slowest.writeMore();
        new CallbacksText(page, view).write();
        operations(page, view.analysis());
        GroupsText.write(page, view);
        new CountsText(page, view).write();
    }

    private static void operations(TextPage page, Analysis analysis) {
        if (analysis.operations().isEmpty()) {
            return;
        }
        LatencyTable.header(page, "OPERATIONS, microseconds");
        analysis.operations().forEach((operation, latency) -> LatencyTable.row(page, "  " + operation, latency));
        page.paragraph(
                2,
                "From start to end as the FileInfo filter saw them: what lies below its altitude (40500, or 360500.5 on"
                        + " newer Windows); on all volumes, by all processes.");
        page.blank();
    }
}
