package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.judge.Difference;
import fltscope.analyzer.gate.judge.Gate;
import fltscope.analyzer.gate.judge.GateOptions;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.judge.Side;
import fltscope.analyzer.gate.measure.CallbackCount;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What is in a baseline: its runs, whether they are of one kind, and its metrics with their spread. */
public final class BaselineText {
    private static final int ADVISED_RUNS = 10;
    private static final String RUN_ROW = "%-46s%12s%11s%11s";
    private static final String METRIC_ROW = "%-38s%11s%22s%9s";

    private final TextPage page;
    private final Baseline baseline;
    /** Held against itself: the medians of its metrics, and how its runs differ. */
    private final GateResult self;

    private BaselineText(PrintWriter out, Baseline baseline) {
        page = new TextPage(out, GateText.LABELS);
        this.baseline = baseline;
        self = Gate.judge(baseline, baseline.runs(), List.of(), GateOptions.DEFAULT);
    }

    /** Says that a baseline was written, and what it lacks for a gate. */
    public static void written(PrintWriter out, String file, Baseline baseline) {
        BaselineText text = new BaselineText(out, baseline);
        text.title(file);
        text.doubts();
    }

    /**
     * Shows a baseline.
     *
     * @param top metrics to show; 0 for all
     */
    public static void write(PrintWriter out, String file, Baseline baseline, int top) {
        BaselineText text = new BaselineText(out, baseline);
        text.title(file);
        GateText.facts(text.page, text.self);
        text.doubts();
        text.page.blank();
        text.runs();
        text.metrics(top);
    }

    private void title(String file) {
        long enough = self.metrics().stream()
                .filter(verdict -> verdict.before().isEnough())
                .count();
        page.wrapped(
                "",
                2,
                GateNames.safe(file) + ": " + Digits.counted(baseline.runs().size(), "run") + ", "
                        + Digits.counted(self.metrics().size(), "metric") + ", " + Digits.grouped(enough)
                        + " of them with enough events; "
                        + (baseline.noise().isEmpty() ? "not calibrated" : "calibrated") + "; by fltscope "
                        + GateNames.safe(baseline.tool()));
    }

    private void doubts() {
        int runs = baseline.runs().size();
        if (runs < ADVISED_RUNS) {
            page.item(
                    "note",
                    Digits.counted(runs, "run") + (runs < Side.LEAST_RUNS ? " can not be compared, " : " tell little, ")
                            + ADVISED_RUNS + " are advised: fltscope baseline add");
        }
        for (Difference difference : self.differences()) {
            page.item(
                    "note",
                    "not comparable, " + difference.kind().label() + ": " + DifferencesText.sentence(difference));
        }
    }

    private void runs() {
        page.line(String.format(Locale.ROOT, RUN_ROW, "RUNS", "operations", "callbacks", "leaks"));
        for (RunFacts run : baseline.runs()) {
            long calls =
                    run.callbacks().stream().mapToLong(CallbackCount::calls).sum();
            String name = "  " + GateNames.safe(run.name());
            page.line(String.format(
                    Locale.ROOT,
                    RUN_ROW,
                    TextPage.cutTo(name, 45),
                    Digits.grouped(run.operations()),
                    Digits.grouped(calls),
                    Digits.grouped(run.leaks().size())));
        }
        page.blank();
    }

    private void metrics(int top) {
        List<MetricVerdict> metrics = self.metrics().stream()
                .filter(verdict -> verdict.before().isEnough())
                .toList();
        if (metrics.isEmpty()) {
            page.line("METRICS       none has enough events in " + Side.LEAST_RUNS + " runs");
            return;
        }
        page.line(String.format(Locale.ROOT, METRIC_ROW, "METRICS", "median", "least .. greatest", "counts"));
        int shown = top == 0 ? metrics.size() : Math.min(top, metrics.size());
        metrics.stream().limit(shown).forEach(this::metric);
        if (shown < metrics.size()) {
            page.line("  ... and " + Digits.grouped(metrics.size() - shown) + " more (--top 0 for all)");
        }
        page.paragraph(2, "counts: the least change that counts, 5 % or what calibration found");
    }

    private void metric(MetricVerdict verdict) {
        Quantity quantity = verdict.metric().quantity();
        Side side = verdict.before();
        page.line(String.format(
                Locale.ROOT,
                METRIC_ROW,
                TextPage.cutTo("  " + GateNames.metric(verdict.metric()), 37),
                GateNumbers.value(quantity, side.median()),
                GateNumbers.value(quantity, (double) Collections.min(side.values())) + " .. "
                        + GateNumbers.value(quantity, (double) Collections.max(side.values())),
                GateNumbers.share(verdict.minimumEffect())));
    }
}
