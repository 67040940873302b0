package fltscope.analyzer.gate.report;

import fltscope.analyzer.html.HtmlPage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;

/** A gate's result, or a comparison, as one HTML page. What it shows is the JSON that {@link GateJson} writes, and nothing else. */
public final class GatePage {
    private GatePage() {}

    /** Writes the result of a gate; {@code out} is flushed, not closed. */
    public static void writeGate(Writer out, GateView view) {
        StringWriter json = new StringWriter();
        GateJson.writeGate(json, view);
        StringWriter text = new StringWriter();
        GateText.write(new PrintWriter(text), view);
        HtmlPage.write(out, HtmlPage.Kind.GATE, "Gate - fltscope", json.toString(), text.toString());
    }

    /** Writes a comparison, which has no verdict. */
    public static void writeComparison(Writer out, GateView view) {
        StringWriter json = new StringWriter();
        GateJson.writeComparison(json, view);
        StringWriter text = new StringWriter();
        CompareText.write(new PrintWriter(text), view);
        HtmlPage.write(out, HtmlPage.Kind.GATE, "Comparison - fltscope", json.toString(), text.toString());
    }
}
