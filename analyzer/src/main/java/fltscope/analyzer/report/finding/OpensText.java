package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.pairing.PairingCounters;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.text.TextPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of all creates, why some opens have no end, and through which filter instances those were created. */
public final class OpensText {
    private static final int TEXT = 12;
    private static final int NAME = 47;
    private static final int NUMBER = 11;

    private final TextPage page;
    private final AnalysisView view;

    public OpensText(TextPage page, AnalysisView view) {
        this.page = page;
        this.view = view;
    }

    /** Opens without an end that were created through one filter instance. */
    private static final class Instance {
        private final String name;
        private int hidden;
        private int withoutCleanup;
        private int withoutClose;
        private long oldestNanos;

        private Instance(String name) {
            this.name = name;
        }

        private void add(OpenFinding open) {
            withoutClose++;
            withoutCleanup += open.use().cleaned() ? 0 : 1;
            oldestNanos = Math.max(oldestNanos, open.use().ageNanos());
        }
    }

    public void write() {
        page.wrapped(TextPage.padded("OPENS", TEXT), TEXT, sentence(view.analysis()));
        List<OpenFinding> opens = view.opens();
        if (opens.size() < view.analysis().opens().size()) {
            page.paragraph(
                    TEXT,
                    Digits.grouped(opens.size()) + " of "
                            + Digits.grouped(view.analysis().opens().size()) + " without an end were chosen");
        }
        classes(opens);
        instances(opens, view.hidden().stream().filter(view::isChosen).toList());
        page.blank();
    }

    /** What became of all creates, in words. */
    public static String sentence(Analysis analysis) {
        PairingCounters pairing = analysis.pairing();
        List<String> parts = new ArrayList<>();
        part(parts, pairing.get(PairingCounter.OPENS_CLOSED), "closed");
        part(parts, pairing.get(PairingCounter.CREATES_FAILED), "failed");
        part(parts, pairing.get(PairingCounter.CREATES_REPARSED), "reparsed");
        part(parts, pairing.get(PairingCounter.CREATES_COMPLETED), "completed by filters");
        part(parts, pairing.get(PairingCounter.OPENS_ENDED_IMPLICITLY), "ended implicitly");
        part(parts, pairing.get(PairingCounter.OPENS_LEFT), "without an end");
        String creates = Digits.counted(pairing.get(PairingCounter.CREATES), "create");
        return parts.isEmpty() ? creates : creates + ": " + String.join(", ", parts);
    }

    private static void part(List<String> parts, long count, String word) {
        if (count != 0) {
            parts.add(Digits.grouped(count) + " " + word);
        }
    }

    private void classes(List<OpenFinding> opens) {
        Map<OpenClass, Integer> counts = new EnumMap<>(OpenClass.class);
        opens.forEach(open -> counts.merge(open.openClass(), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((openClass, count) -> words.add(Digits.grouped(count) + " " + openClass.label()));
        if (!words.isEmpty()) {
            page.wrapped("  without an end: ", 4, String.join(", ", words));
        }
    }

    /** Opens of which nobody wants to hear keep what they keep: they stand in the table, marked. */
    private void instances(List<OpenFinding> opens, List<OpenFinding> hidden) {
        Map<String, Instance> instances = new LinkedHashMap<>();
        opens.forEach(open -> instancesOf(open, instances).forEach(instance -> instance.add(open)));
        hidden.forEach(open -> instancesOf(open, instances).forEach(instance -> {
            instance.add(open);
            instance.hidden++;
        }));
        if (instances.isEmpty()) {
            return;
        }
        page.line(row("  created through", "no cleanup", "no close", "oldest"));
        List<Instance> sorted = new ArrayList<>(instances.values());
        sorted.sort(Comparator.comparingLong((Instance instance) -> instance.oldestNanos)
                .reversed());
        int shown = view.shown(sorted.size());
        for (Instance instance : sorted.subList(0, shown)) {
            page.line(row(
                    "  " + named(instance),
                    Digits.grouped(instance.withoutCleanup),
                    Digits.grouped(instance.withoutClose),
                    Seconds.length(instance.oldestNanos)));
        }
        if (sorted.size() > shown) {
            page.line("  ... and " + Digits.grouped(sorted.size() - shown) + " more (--top 0 for all)");
        }
        page.line("  An application's open does not keep a filter from unloading; its own opens do.");
    }

    private List<Instance> instancesOf(OpenFinding open, Map<String, Instance> instances) {
        List<Instance> through = new ArrayList<>();
        for (String driver : open.seenBy().create()) {
            String name = TextPage.padded(view.instance(driver, open.file().volume()), 20) + " "
                    + view.volume(open.file().volume());
            through.add(instances.computeIfAbsent(name, Instance::new));
        }
        return through;
    }

    private static String named(Instance instance) {
        if (instance.hidden == 0) {
            return instance.name;
        }
        String mark = " (" + Digits.grouped(instance.hidden) + " hidden)";
        return TextPage.cutTo(instance.name, NAME - 2 - mark.length()) + mark;
    }

    private static String row(String name, String... numbers) {
        StringBuilder row = new StringBuilder(TextPage.padded(TextPage.cutTo(name, NAME), NAME));
        for (String number : numbers) {
            row.append(TextPage.right(number, NUMBER));
        }
        return row.toString();
    }
}
