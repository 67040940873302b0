package fltscope.analyzer.report.analysis;

import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.finding.Headline;
import fltscope.analyzer.trend.LatencySeries;
import fltscope.analyzer.trend.SlowCallback;
import fltscope.analyzer.trend.SlowOperation;
import fltscope.analyzer.trend.SlowTarget;
import fltscope.analyzer.trend.Slowest;
import fltscope.analyzer.trend.Trend;
import fltscope.analyzer.trend.TrendDetail;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.event.NtStatus;
import java.util.List;

/** What happened when, as a part of the JSON of an analysis. */
final class TrendJson {
    private static final int UNKNOWN_ID = -1;

    private final JsonOutput json;

    TrendJson(JsonOutput json) {
        this.json = json;
    }

    void headlines(List<Headline> headlines) {
        json.objects("headlines", headlines, headline -> {
            json.text("severity", headline.severity().label());
            json.text("who", headline.who());
            json.text("text", headline.text());
            json.text("about", headline.about().label());
            json.text("fingerprint", headline.fingerprint());
        });
    }

    void write(Trend trend, PageLimits limits) {
        json.object("slowest", () -> slowest(trend.slowest(), limits.mostSlow()));
        json.object("opensOverTime", () -> {
            json.number("binNs", trend.opens().binNanos());
            json.numbers("alive", trend.opens().alive());
            json.objects("filters", trend.opens().filters(), of -> {
                json.text("filter", of.filter());
                json.numbers("alive", of.alive());
            });
        });
        json.objects("losses", trend.losses(), loss -> {
            json.number("fromNs", loss.fromNanos());
            json.number("toNs", loss.toNanos());
            json.number("items", loss.items());
        });
        json.objects("milestones", trend.milestones(), milestone -> {
            json.number("ns", milestone.nanos());
            json.text("what", milestone.what());
            json.text("name", milestone.name());
            json.bits("status", milestone.status());
        });
    }

    private void slowest(Slowest slowest, int most) {
        json.number("mostPerFilter", slowest.mostPerFilter());
        json.number("atLeastNs", slowest.atLeastNanos());
        json.number(
                "callbacksAtLeast", slowest.atLeastNanos() == 0 ? UNKNOWN_ID : slowest.callbacksAtLeast(), UNKNOWN_ID);
        json.objects("callbacks", slowest.callbacks().stream().limit(most).toList(), this::callback);
        json.objects("operations", slowest.operations(), this::operation);
    }

    private void callback(SlowCallback callback) {
        json.number("ns", callback.nanos());
        json.number("ownNs", callback.ownNanos());
        json.number("durationNs", callback.durationNanos());
        kind(callback.filter(), callback.majorFunction(), callback.post());
        json.text("volume", callback.volume());
        target(callback.on());
        json.number("nested", callback.nested());
        SlowCallback.Nested longest = callback.longestNested();
        if (longest == null) {
            json.text("longestNested", null);
        } else {
            json.object("longestNested", () -> {
                kind(longest.filter(), longest.majorFunction(), longest.post());
                json.number("durationNs", longest.durationNanos());
            });
        }
        json.texts("stack", callback.stack());
    }

    private void operation(SlowOperation operation) {
        json.number("ns", operation.nanos());
        json.number("durationNs", operation.durationNanos());
        json.text("operation", operation.operation().name());
        json.bits("status", operation.status());
        json.text("statusName", NtStatus.name(operation.status()));
        target(operation.on());
    }

    private void kind(String filter, int majorFunction, boolean post) {
        json.text("filter", filter);
        json.number("majorFunction", majorFunction, LatencySeries.OTHER_FUNCTIONS);
        json.text(
                "majorFunctionName",
                majorFunction == LatencySeries.OTHER_FUNCTIONS ? null : MajorFunction.name(majorFunction));
        json.text("phase", FilterNames.phase(post));
    }

    private void target(SlowTarget on) {
        json.number("processId", on.processId(), UNKNOWN_ID);
        json.text("image", on.image());
        json.number("threadId", on.threadId(), UNKNOWN_ID);
        json.address("fileObject", on.fileObject());
        json.text("path", on.path());
    }

    /** Latency over time, and where time goes. */
    void overTime(TrendDetail detail, PageLimits limits) {
        json.number("binNs", detail.binNanos());
        json.numbers("operations", detail.operations());
        json.numbers("callbacks", detail.callbacks());
        json.objects("ownTime", detail.filters(), of -> {
            json.text("filter", of.filter());
            json.numbers("ownNs", of.nanos());
        });
        json.number("firstBucketNs", LatencySeries.FIRST_NANOS);
        json.number("bucketsPerOctave", LatencySeries.BUCKETS_PER_OCTAVE);
        json.number("buckets", LatencySeries.BUCKETS);
        json.objects("series", limits.series(detail.series()), series -> {
            kind(series.filter(), series.majorFunction(), series.post());
            json.number("count", series.count());
            json.numbers("cells", series.cells());
        });
        json.objects("stretches", detail.stretches(), stretch -> {
            kind(stretch.filter(), stretch.majorFunction(), stretch.post());
            json.number("fromNs", stretch.fromNanos());
            json.number("toNs", stretch.toNanos());
            json.number("overNs", stretch.overNanos());
            json.number("over", stretch.over());
            json.number("usualNs", stretch.usualNanos(), Long.MAX_VALUE);
        });
        json.objects(
                "shares", detail.shares().stream().limit(limits.mostShares()).toList(), share -> {
                    json.text("filter", share.filter());
                    json.number("majorFunction", share.majorFunction());
                    json.text("majorFunctionName", MajorFunction.name(share.majorFunction()));
                    json.text("program", share.program());
                    json.text("pattern", share.pattern());
                    json.number("ownNs", share.nanos());
                    json.number("count", share.count());
                });
    }
}
