package fltscope.analyzer.report.explain;

import fltscope.analyzer.html.HtmlPage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Consumer;

/** The life of one open as an HTML page. What it shows is the JSON that {@link ExplainJson} writes, and nothing else. */
public final class ExplainPage {
    private ExplainPage() {}

    /**
     * Writes the page; {@code out} is flushed, not closed.
     *
     * @param wanted what was asked for
     * @param json writes the JSON
     * @param text writes the text, which is shown where scripts do not run
     */
    public static void write(Writer out, String wanted, Consumer<Writer> json, Consumer<PrintWriter> text) {
        StringWriter data = new StringWriter();
        json.accept(data);
        StringWriter words = new StringWriter();
        PrintWriter printer = new PrintWriter(words);
        text.accept(printer);
        printer.flush();
        HtmlPage.write(out, HtmlPage.Kind.EXPLAIN, wanted + " - fltscope", data.toString(), words.toString());
    }
}
