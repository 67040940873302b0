package fltscope.analyzer.report.analysis;

import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.metric.DurationColumns;
import fltscope.analyzer.metric.FilterColumns;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.report.finding.CardsJson;
import fltscope.analyzer.report.finding.Headline;
import fltscope.analyzer.report.finding.Headlines;
import fltscope.analyzer.report.finding.OpensText;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.result.FilterRow;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.FileTimes;
import fltscope.analyzer.text.Seconds;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page says, as the field {@code detail} of the JSON of an analysis: nothing stands on a page that is not here. All sentences
 * are made here; the page lays out and draws.
 */
final class DetailJson {
    private static final int MOST_REQUESTS = 500;
    /** Places of a percentile curve: at 1 - 10^-x for x = 0, 0.1 to 4. */
    private static final int PLACES = 40;

    private static final double PLACES_A_DECADE = 10;
    private static final double PERCENT = 100;

    private final JsonOutput json;
    private final AnalysisView view;
    private final Analysis analysis;
    private final CardsJson cards;
    private final PageLimits limits;

    /** @param view of the opens that are shown */
    DetailJson(JsonOutput json, AnalysisView view, PageLimits limits) {
        this.limits = limits;
        this.json = json;
        this.view = view;
        analysis = view.analysis();
        cards = new CardsJson(json, view);
    }

    void write() {
        TraceHeader header = analysis.header();
        json.text("name", String.join(" ", view.files()));
        json.text(
                "system",
                "Windows " + header.machine().osMajor() + "." + header.machine().osMinor() + "."
                        + header.machine().osBuild()
                        + (header.machine().pointerBytes() == Long.BYTES ? " x64" : " x86"));
        json.number("processors", header.machine().processors());
        json.text("startUtc", FileTimes.iso(header.clock().startFileTime()));
        json.text("session", header.session().name());
        json.text("omitted", limits.omitted());
        json.number("events", view.events());
        json.number("lengthNs", view.lengthNanos());
        json.number("endNs", analysis.endNanos());
        answers();
        json.text("createsSentence", OpensText.sentence(analysis) + ".");
        cards.write();
        CreateShares shares = CreateShares.of(analysis, view.altitudes());
        costs(shares);
        json.objects("filters", analysis.filters(), filter -> {
            json.text("driver", filter.driver());
            json.text(
                    "altitude",
                    filter.driver() == null || view.altitudes().of(filter.driver()) == null
                            ? null
                            : view.altitudes().of(filter.driver()).toString());
            json.number("ownNs", filter.cost().ownNanos());
            FilterColumns.JSON.forEach(column -> json.number(column.id(), column.of(filter.cost())));
        });
        json.objects("callbacks", view.callbacks(), row -> {
            json.text("filter", row.filter());
            json.text("volume", row.volume() == null ? null : view.volume(row.volume()));
            json.number("instance", row.ordinal());
            function(row.majorFunction());
            json.text("phase", FilterNames.phase(row.post()));
            durations(row.own());
        });
        json.objects("operations", analysis.operations().entrySet(), row -> {
            json.text("operation", row.getKey().name());
            durations(row.getValue());
        });
        percentiles();
        json.objects("requests", view.requests().stream().limit(MOST_REQUESTS).toList(), this::request);
        json.objects("counts", counts(), count -> {
            json.text("label", count.label);
            json.number("count", count.count);
            json.text("sentence", count.sentence);
        });
        json.object(
                "overTime", () -> new TrendJson(json).overTime(analysis.trend().detail(), limits));
    }

    private record Line(String what, String state, String text) {}

    private record Count(String label, long count, String sentence) {}

    private void answers() {
        boolean ends = analysis.evidence().endsRecorded();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("recorded", "ok", RecordedWords.present(analysis.recorded())));
        String absent = RecordedWords.absent(analysis.recorded());
        if (!absent.isEmpty()) {
            lines.add(new Line("missing", ends ? "gap" : "bad", absent));
        }
        String lost = TrustText.lost(analysis);
        lines.add(new Line("lost", lost.equals(TrustText.NOTHING) ? "ok" : "bad", lost));
        if (analysis.evidence().truncated()) {
            lines.add(new Line("cut off", "gap", "the recording ends without an orderly stop"));
        }
        String unseen = RecordedWords.blind(analysis.recorded());
        if (!unseen.isEmpty()) {
            lines.add(new Line("blind to", "blind", unseen + TrustText.CONFIRM));
        }
        if (view.selection().isNarrow()) {
            lines.add(new Line("shown", "gap", TrustText.chosen(view)));
        }
        view.notes().forEach(note -> lines.add(new Line("note", "blind", note)));
        json.objects("trust", lines, line -> {
            json.text("what", line.what);
            json.text("state", line.state);
            json.text("text", line.text);
        });
        boolean blind = !ends;
        boolean gaps = analysis.evidence().lost() || analysis.evidence().truncated();
        verdict(
                "trustVerdict",
                blind ? "blind" : gaps ? "gap" : "ok",
                blind
                        ? "Not for opens: how they ended was not recorded"
                        : gaps ? "Mostly: a part of it is missing" : "Yes: nothing was lost");
        List<String> words = new ArrayList<>();
        for (Severity severity : new Severity[] {Severity.ERROR, Severity.WARNING}) {
            long count = cards.count(severity);
            if (count > 0) {
                words.add(Digits.counted(count, severity.label()));
            }
        }
        List<Headline> headlines = Headlines.of(analysis, view.opens(), view.requests());
        if (blind) {
            verdict("wrongVerdict", "blind", "Nothing was found, and little could be");
        } else if (!words.isEmpty()) {
            String first = headlines.isEmpty() ? "" : ": " + headlines.get(0).who() + " first";
            verdict("wrongVerdict", "error", String.join(", ", words) + first);
        } else if (!headlines.isEmpty()) {
            verdict("wrongVerdict", "gap", headlines.get(0).who() + " stands out");
        } else {
            boolean green = !gaps && cards.count(Severity.UNJUDGED) == 0;
            verdict(
                    "wrongVerdict",
                    green ? "ok" : "blind",
                    green ? "No errors, no warnings" : "Nothing was found in what there is");
        }
        json.text("wrongRest", rest(blind));
    }

    private String rest(boolean blind) {
        if (blind) {
            return "Record Kernel-File with keywords FILEIO and OP_END (0x60), or the kernel flags FILE_IO and"
                    + " FILE_IO_INIT.";
        }
        List<String> words = new ArrayList<>();
        for (Severity severity : new Severity[] {Severity.UNJUDGED, Severity.NOTE, Severity.INFO}) {
            long count = cards.count(severity);
            if (count > 0) {
                words.add(Digits.grouped(count) + " " + severity.label());
            }
        }
        return words.isEmpty() ? "" : "Other findings: " + String.join(", ", words) + ".";
    }

    private void verdict(String name, String state, String text) {
        json.object(name, () -> {
            json.text("state", state);
            json.text("text", text);
        });
    }

    private void costs(CreateShares shares) {
        json.text(
                "noCallbacks",
                analysis.filters().isEmpty()
                        ? "Which filters were called, and for how long, is not in this trace: FltIo events were not"
                                + " recorded."
                        : null);
        FilterRow most = null;
        for (FilterRow filter : analysis.filters()) {
            most = most == null || filter.cost().ownNanos() > most.cost().ownNanos() ? filter : most;
        }
        String verdict = "";
        if (shares != null) {
            CreateShares.Share first = shares.filters().stream()
                    .max((one, other) -> Long.compare(one.percent(), other.percent()))
                    .orElseThrow();
            verdict = first.percent() + " % of a create is "
                    + FilterNames.of(first.filter().driver());
        } else if (most != null) {
            verdict = FilterNames.of(most.driver()) + " takes most: "
                    + Seconds.length(most.cost().ownNanos());
        }
        json.text("costVerdict", verdict);
        if (shares == null) {
            json.text("createShares", null);
            return;
        }
        json.object("createShares", () -> {
            json.number("creates", shares.creates());
            json.number("totalNs", shares.totalNanos());
            json.objects("filters", shares.filters(), share -> {
                json.text("driver", share.filter().driver());
                json.number("percent", share.percent());
                json.number("ownNs", share.filter().cost().createNanos());
            });
        });
    }

    private void function(int majorFunction) {
        json.number("majorFunction", majorFunction);
        json.text("majorFunctionName", MajorFunction.name(majorFunction));
    }

    private void durations(Latency latency) {
        DurationColumns.ALL.forEach(column -> json.number(column.id(), column.of(latency)));
    }

    private record Kind(String filter, int majorFunction, boolean post) {}

    private void percentiles() {
        Map<Kind, Latency> byKind = new LinkedHashMap<>();
        for (CallbackRow row : view.callbacks()) {
            byKind.merge(new Kind(row.filter(), row.majorFunction(), row.post()), row.own(), Latency::plus);
        }
        byKind.values().removeIf(latency -> latency.count() == 0);
        json.objects("percentiles", byKind.entrySet(), row -> {
            json.text("filter", row.getKey().filter);
            function(row.getKey().majorFunction);
            json.text("phase", FilterNames.phase(row.getKey().post));
            json.number("count", row.getValue().count());
            List<Long> nanos = new ArrayList<>();
            for (int place = 0; place <= PLACES; place++) {
                nanos.add(row.getValue().nanosAt(PERCENT * (1 - Math.pow(10, -place / PLACES_A_DECADE))));
            }
            json.numbers("ns", nanos);
        });
    }

    private void request(UnfinishedFinding request) {
        json.text("filter", request.filter());
        function(request.majorFunction());
        json.text("where", request.inCallback() ? FilterNames.phase(request.post()) : "below");
        json.text("path", request.path());
        json.number("ageNs", request.ageNanos());
    }

    private List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        Arrays.stream(PairingCounter.values())
                .map(counter -> new Count(counter.label(), analysis.pairing().get(counter), counter.sentence()))
                .forEach(counts::add);
        Arrays.stream(TraceCounter.values())
                .map(counter -> new Count(counter.label(), analysis.counters().count(counter), counter.sentence()))
                .forEach(counts::add);
        counts.removeIf(count -> count.count == 0);
        return counts;
    }
}
