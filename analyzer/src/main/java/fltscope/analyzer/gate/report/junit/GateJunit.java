package fltscope.analyzer.gate.report.junit;

import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.judge.Difference;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.report.BudgetText;
import fltscope.analyzer.gate.report.DifferencesText;
import fltscope.analyzer.gate.report.Doubts;
import fltscope.analyzer.gate.report.GateNames;
import fltscope.analyzer.gate.report.GateNumbers;
import fltscope.analyzer.gate.report.GateView;
import fltscope.analyzer.gate.report.LeaksText;
import fltscope.analyzer.gate.report.MetricRows;
import fltscope.analyzer.gate.report.NextStep;
import fltscope.analyzer.gate.report.Summary;
import fltscope.analyzer.text.Digits;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A gate's result as JUnit XML, which build servers show: a suite for the gate itself, one for each filter with a test for each
 * metric that takes part, one for leaks and one for the budget. What regressed is a failure; what is inconclusive is skipped, but for the verdict
 * over all, which is an error when the command ends with another code than 0.
 */
public final class GateJunit {
    private static final String ROOT = "fltscope.gate";

    private final GateView view;
    private final GateResult result;

    private GateJunit(GateView view) {
        this.view = view;
        result = view.result();
    }

    /**
     * Writes the document.
     *
     * @param out is flushed, not closed
     * @param at when the gate ran
     */
    public static void write(Writer out, GateView view, Instant at) {
        GateJunit gate = new GateJunit(view);
        try (JunitXml xml = new JunitXml(out, at)) {
            xml.suite("gate", gate.overall());
            gate.byFilter().forEach((filter, cases) -> xml.suite("metrics of " + filter, cases));
            if (view.compared()) {
                xml.suite("leaks", gate.leaks());
            }
            if (view.budget() != null) {
                xml.suite("budget", gate.budget());
            }
        }
    }

    private List<JunitCase> overall() {
        List<JunitCase> cases = new ArrayList<>();
        String why = Summary.of(view);
        String step = NextStep.of(view).text();
        cases.add(
                switch (result.verdict()) {
                    case PASS -> JunitCase.passed(ROOT, "verdict");
                    case REGRESSION -> JunitCase.failed(ROOT, "verdict", why, step);
                    case INCONCLUSIVE ->
                        view.exitCode() == 0
                                ? JunitCase.skipped(ROOT, "verdict", why)
                                : JunitCase.inError(ROOT, "verdict", why, step);
                });
        for (Difference difference : result.differences()) {
            cases.add(JunitCase.skipped(
                    ROOT,
                    "comparable: " + difference.kind().label() + " of " + GateNames.safe(difference.run()),
                    DifferencesText.sentence(difference) + (difference.allowed() ? " (allowed)" : "")));
        }
        return cases;
    }

    private Map<String, List<JunitCase>> byFilter() {
        Map<String, List<JunitCase>> suites = new TreeMap<>();
        for (MetricVerdict verdict : result.metrics()) {
            if (verdict.takesPart()) {
                String filter = GateNames.safe(verdict.metric().filter());
                suites.computeIfAbsent(filter, unused -> new ArrayList<>()).add(metric(filter, verdict));
            }
        }
        return suites;
    }

    private JunitCase metric(String filter, MetricVerdict verdict) {
        String place = ROOT + '.' + filter;
        String name = GateNames.within(verdict.metric());
        return switch (verdict.outcome()) {
            case PASS, IMPROVEMENT -> JunitCase.passed(place, name);
            case INCONCLUSIVE -> JunitCase.skipped(place, name, Doubts.of(verdict));
            case REGRESSION -> JunitCase.failed(place, name, numbers(verdict), MetricRows.evidenceOf(verdict));
        };
    }

    private static String numbers(MetricVerdict verdict) {
        Quantity quantity = verdict.metric().quantity();
        return GateNumbers.value(quantity, verdict.before().median()) + " before, "
                + GateNumbers.value(quantity, verdict.now().median()) + " now: "
                + GateNumbers.change(verdict.change()) + ", 95 %: " + GateNumbers.interval(verdict.change());
    }

    private List<JunitCase> leaks() {
        List<JunitCase> cases = new ArrayList<>();
        view.newLeaks()
                .forEach(leak -> cases.add(JunitCase.failed(
                        ROOT + ".leaks",
                        leak.leak().openClass()
                                + ' '
                                + GateNames.safe(leak.leak().fingerprint()),
                        LeaksText.sentence(leak),
                        LeaksText.path(leak.leak()))));
        if (cases.isEmpty()) {
            cases.add(JunitCase.passed(
                    ROOT + ".leaks",
                    "no new leak in " + Digits.counted(result.now().size(), "run")));
        }
        return cases;
    }

    private List<JunitCase> budget() {
        List<JunitCase> cases = new ArrayList<>();
        for (BudgetResult line : result.budget()) {
            String name = GateNames.budget(line.line());
            String sentence = BudgetText.sentence(line);
            cases.add(
                    switch (line.state()) {
                        case KEPT -> JunitCase.passed(ROOT + ".budget", name);
                        case BROKEN ->
                            JunitCase.failed(
                                    ROOT + ".budget",
                                    name,
                                    sentence,
                                    "line " + line.line().line());
                        case INCONCLUSIVE, MATCHES_NOTHING -> JunitCase.skipped(ROOT + ".budget", name, sentence);
                    });
        }
        return cases;
    }
}
