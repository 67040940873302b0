package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.baseline.Noise;
import fltscope.analyzer.gate.calibrate.Calibration;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** What comparing a build with itself shows: the false alarms, and the least change of each metric that counts. */
public final class CalibrationText {
    private static final int LABEL = 50;
    private static final int NUMBER = 12;
    private static final double PERMILLE = 1_000;

    private CalibrationText() {}

    /**
     * Writes the text.
     *
     * @param file the baseline that was changed; null when none was
     * @param top metrics to show; 0 for all
     */
    public static void write(PrintWriter out, Calibration calibration, String file, int top) {
        TextPage page = new TextPage(out, GateText.LABELS);
        page.wrapped(
                "CALIBRATION   ",
                GateText.LABELS,
                Digits.counted(calibration.runs(), "run") + " of one build, held against each other in "
                        + Digits.grouped(calibration.splits()) + " random splits");
        page.item(
                "alarms",
                share(calibration.falseAlarms(), calibration.splits())
                        + " of the splits fail falsely with 5 % for each metric, "
                        + share(calibration.falseAlarmsAfter(), calibration.splits()) + " with what was found");
        page.item("written", file == null ? "nothing (--baseline FILE keeps what was found)" : GateNames.safe(file));
        page.blank();
        metrics(page, calibration.noise(), top);
    }

    private static void metrics(TextPage page, List<Noise> noise, int top) {
        if (noise.isEmpty()) {
            page.line("METRICS       none has enough events to be calibrated");
            return;
        }
        page.line(TextPage.padded("METRICS, noisiest first", LABEL) + TextPage.right("counts from", NUMBER));
        int shown = top == 0 ? noise.size() : Math.min(top, noise.size());
        noise.stream()
                .sorted(Comparator.comparingInt(Noise::permille).reversed())
                .limit(shown)
                .forEach(measured -> page.line(TextPage.padded(
                                TextPage.cutTo("  " + GateNames.metric(measured.metric()), LABEL - 1), LABEL)
                        + TextPage.right(GateNumbers.share(measured.permille() / PERMILLE), NUMBER)));
        if (shown < noise.size()) {
            page.line("  ... and " + Digits.grouped(noise.size() - shown) + " more (--top 0 for all)");
        }
    }

    private static String share(int part, int all) {
        return all == 0 ? GateNumbers.NONE : GateNumbers.share((double) part / all);
    }
}
