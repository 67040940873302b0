package fltscope.analyzer.report.analysis;

import fltscope.analyzer.html.HtmlPage;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.report.finding.Headlines;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.trend.Trend;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * The report of an analysis as one HTML page. What it shows are fields of the JSON that {@link AnalysisJson} writes with {@code
 * --detail}, and nothing else; where that would make the page large, rows are left out, which the page says.
 */
public final class AnalysisPage {
    /** Characters of a page. */
    private static final int MOST = 1_000_000;
    /** Characters of the text that is shown where scripts do not run. */
    private static final int MOST_TEXT = 40_000;

    private AnalysisPage() {}

    /**
     * Writes the page.
     *
     * @param out is flushed, not closed
     * @param view of an analysis with detail, and of the opens that are shown
     */
    public static void write(Writer out, AnalysisView view) {
        String text = text(view);
        String page = "";
        for (PageLimits limits : PageLimits.STEPS) {
            StringWriter whole = new StringWriter();
            HtmlPage.write(
                    whole,
                    HtmlPage.Kind.REPORT,
                    String.join(" ", view.files()) + " - fltscope",
                    json(view, limits),
                    text);
            page = whole.toString();
            if (page.length() <= MOST) {
                break;
            }
        }
        try {
            out.write(page);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(AnalysisView view, PageLimits limits) {
        StringWriter text = new StringWriter();
        Trend trend = view.analysis().trend();
        try (JsonOutput json = new JsonOutput(text)) {
            json.document(() -> {
                json.text("format", "fltscope-page");
                json.number("version", 1);
                TrendJson trends = new TrendJson(json);
                trends.headlines(Headlines.of(view.analysis(), view.opens(), view.requests()));
                trends.write(trend, limits);
                json.object("detail", () -> new DetailJson(json, view, limits).write());
            });
        }
        return text.toString();
    }

    private static String text(AnalysisView view) {
        StringWriter text = new StringWriter();
        AnalysisText.write(new PrintWriter(text), view);
        String all = text.toString();
        return all.length() <= MOST_TEXT ? all : all.substring(0, MOST_TEXT) + "\n... (fltscope analyze prints all)\n";
    }
}
