package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.OpenTest;
import fltscope.analyzer.finding.OpenUse;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.state.StackFrame;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.event.NtStatus;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The findings as people read them, with all that a page shows of each: opens alike as one, with their sentences, tests and commands.
 * A class for each reason is counted over time.
 */
public final class CardsJson {
    private static final int MOST_FINDINGS = 200;
    private static final int MOST_TIMES = 200;
    private static final int MOST_MEMBERS = 100;

    private final JsonOutput json;
    private final AnalysisView view;
    private final FindingText text;
    private final List<FindingGroup> groups;

    /** @param view of the opens that are shown */
    public CardsJson(JsonOutput json, AnalysisView view) {
        this.json = json;
        this.view = view;
        text = new FindingText(new TextPage(new PrintWriter(Writer.nullWriter()), 0), view);
        groups = FindingGroup.of(view.analysis().evidence().endsRecorded() ? view.opens() : List.of(), view.requests());
    }

    /** How many findings there are of a severity. */
    public long count(Severity severity) {
        return groups.stream().filter(group -> group.severity() == severity).count();
    }

    /** Writes {@code classes}, {@code findings} and {@code findingsOmitted}. */
    public void write() {
        classes();
        List<FindingGroup> ofOpens =
                groups.stream().filter(FindingGroup::isOfOpens).toList();
        List<FindingGroup> shown = ofOpens.subList(0, Math.min(MOST_FINDINGS, ofOpens.size()));
        json.objects("findings", shown, this::finding);
        json.number("findingsOmitted", ofOpens.size() - shown.size());
    }

    /** How many opens of each class there are at the end of each bin of the opens over time; the gravest class first. */
    private void classes() {
        int bins = view.analysis().trend().opens().alive().size();
        long binNanos = view.analysis().trend().opens().binNanos();
        Map<OpenClass, long[]> byClass = new EnumMap<>(OpenClass.class);
        for (OpenFinding open : view.opens()) {
            int bin = (int) Math.min(bins - 1, Math.max(0, open.create().nanos()) / binNanos);
            byClass.computeIfAbsent(open.openClass(), key -> new long[bins])[bin]++;
        }
        List<OpenClass> gravest = new ArrayList<>(byClass.keySet());
        gravest.sort((one, other) -> other.severity().compareTo(one.severity()));
        json.objects("classes", gravest, openClass -> {
            long sum = 0;
            List<Long> alive = new ArrayList<>();
            for (long opened : byClass.get(openClass)) {
                sum += opened;
                alive.add(sum);
            }
            json.text("class", openClass.label());
            json.text("severity", openClass.severity().label());
            json.text("sentence", openClass.sentence());
            json.number("opens", sum);
            json.numbers("alive", alive);
        });
    }

    private void finding(FindingGroup group) {
        OpenFinding open = group.oldest();
        List<OpenFinding> members = view.opens().stream()
                .filter(other -> other.fingerprint().equals(open.fingerprint()))
                .toList();
        json.text("tag", group.tag());
        json.text("fingerprint", open.fingerprint());
        json.text("severity", group.severity().label());
        json.text("confidence", open.confidence().label());
        json.text("class", open.openClass().label());
        json.text("title", group.name());
        json.text("path", group.path());
        json.number("opens", members.size());
        json.text(
                "says",
                open.holder() == null
                        ? open.openClass().sentence()
                        : open.holder().explanation());
        json.text("verdict", text.verdict(open));
        json.text("opener", FindingText.opener(open));
        json.text(
                "issuer",
                open.issuer().isFilter() ? FilterNames.of(open.issuer().filter()) : null);
        json.address("fileObject", open.file().fileObject());
        json.text("asked", FindingText.sharing(open));
        json.text("since", FindingText.since(open));
        json.number("ageNs", open.use().ageNanos());
        json.object("create", () -> {
            json.number("ns", open.create().nanos());
            json.flag("ended", open.create().ended());
            json.text(
                    "statusName",
                    open.create().ended() ? NtStatus.text(open.create().status()) : null);
        });
        json.object("last", () -> {
            json.number("ns", open.use().lastNanos());
            json.text("operation", FilterNames.function(open.use().lastMajorFunction()));
        });
        json.number("cleanupNs", open.use().cleanupNanos(), OpenUse.NEVER);
        json.number("pendingRequests", open.use().pendingRequests());
        json.object("seenBy", () -> {
            json.texts("create", open.seenBy().create());
            json.texts("cleanup", open.seenBy().cleanup());
            json.texts("close", open.seenBy().close());
        });
        json.texts("stack", open.stack().stream().map(StackFrame::toString).toList());
        json.text("doing", FindingText.doing(open));
        json.texts("confirm", FindingText.commands(open));
        json.text("explain", "fltscope explain " + view.fileArgument() + " " + open.fingerprint());
        json.objects("tests", open.tests(), this::test);
        json.numbers(
                "times",
                members.stream()
                        .map(member -> member.create().nanos())
                        .sorted()
                        .limit(MOST_TIMES)
                        .toList());
        json.objects("members", members.stream().limit(MOST_MEMBERS).toList(), member -> {
            json.number("ns", member.create().nanos());
            json.text("path", member.file().path());
            json.text("opener", FindingText.opener(member));
            json.address("fileObject", member.file().fileObject());
        });
    }

    private void test(OpenTest test) {
        json.text("name", test.name());
        json.text("outcome", test.outcome().label());
        json.text("reason", test.reason());
        json.objects("values", test.values(), value -> {
            json.text("name", value.name());
            json.text("unit", value.isTime() ? "ns" : "count");
            json.number("value", value.value());
        });
    }
}
