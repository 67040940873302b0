package fltscope.analyzer.report.analysis;

import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.pairing.PairingCounters;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.state.FileProvider;
import fltscope.analyzer.state.Recorded;
import fltscope.analyzer.text.FileTimes;
import fltscope.schemas.event.KernelFlags;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.trace.LogFileMode;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.util.Arrays;
import java.util.List;

/** What the trace is, and how far it can be trusted, as a part of {@link AnalysisJson}. */
final class TraceJson {
    private final JsonOutput json;

    TraceJson(JsonOutput json) {
        this.json = json;
    }

    void write(Analysis analysis, List<String> files, long events, long lengthNanos) {
        TraceHeader header = analysis.header();
        json.object("trace", () -> {
            json.texts("files", files);
            json.number("events", events);
            json.number("lengthNs", lengthNanos);
            json.number("endNs", analysis.endNanos());
            os(header);
            session(header);
            time(header);
        });
        json.object("evidence", () -> evidence(analysis.evidence(), header.clock()));
        json.object("recorded", () -> recorded(analysis.recorded()));
        counters(analysis.counters());
        pairing(analysis.pairing());
        json.object("join", () -> {
            json.number("operations", analysis.join().operations());
            json.number("byCallbackData", analysis.join().byCallbackData());
            json.number("byIrp", analysis.join().byIrp());
        });
    }

    private void os(TraceHeader header) {
        json.object("os", () -> {
            json.number("major", header.machine().osMajor());
            json.number("minor", header.machine().osMinor());
            json.number("build", header.machine().osBuild());
            json.number("pointerBytes", header.machine().pointerBytes());
            json.number("processors", header.machine().processors());
        });
    }

    private void session(TraceHeader header) {
        json.object("session", () -> {
            json.text("name", header.session().name());
            json.text("logFileName", header.session().logFileName());
            json.bits("mode", header.session().logFileMode());
            json.texts(
                    "modes",
                    LogFileMode.of(header.session().logFileMode()).stream()
                            .map(Enum::name)
                            .toList());
            json.number("bufferBytes", header.session().bufferBytes());
            json.number("buffersWritten", header.session().buffersWritten());
            json.number("buffersLost", header.session().buffersLost());
            json.number("eventsLost", header.session().eventsLost());
        });
    }

    private void time(TraceHeader header) {
        TraceClock clock = header.clock();
        json.object("clock", () -> {
            json.text("type", clock.type().name());
            json.number("ticksPerSecond", clock.ticksPerSecond());
            json.number("startTicks", clock.startTicks());
            json.text("startUtc", FileTimes.iso(clock.startFileTime()));
            json.number("startFileTime", clock.startFileTime());
            json.number("endFileTime", header.session().endFileTime());
            json.number("bootFileTime", header.machine().bootFileTime());
            json.number("biasMinutes", header.machine().timeZoneBiasMinutes());
        });
    }

    private void evidence(Evidence evidence, TraceClock clock) {
        json.flag("lost", evidence.lost());
        long lossTicks = evidence.lastLossTicks();
        json.number(
                "lastLossNs",
                lossTicks == Evidence.NO_LOSS ? lossTicks : clock.nanosSinceStart(lossTicks),
                Evidence.NO_LOSS);
        json.flag("truncated", evidence.truncated());
        json.flag("cleanupsRecorded", evidence.cleanupsRecorded());
        json.flag("closesRecorded", evidence.closesRecorded());
        json.flag("operationEndsRecorded", evidence.operationEndsRecorded());
    }

    private void recorded(Recorded recorded) {
        json.flag("kernelFlagsKnown", recorded.areFlagsKnown());
        json.texts(
                "kernelFlags",
                Arrays.stream(KernelFlags.values())
                        .filter(recorded::isOn)
                        .map(Enum::name)
                        .toList());
        json.objects("records", Arrays.asList(IoKind.values()), kind -> {
            json.text("kind", kind.name());
            json.number("count", recorded.count(kind));
            json.number("kernelFile", recorded.count(kind, FileProvider.KERNEL_FILE));
            json.number("rundown", recorded.rundowns(kind));
            json.number("fastIo", recorded.fastIoCallbacks(kind));
        });
        json.objects("operationStarts", Arrays.asList(FileOperation.values()), operation -> {
            json.text("operation", operation.name());
            json.number("fileIo", recorded.starts(operation, FileProvider.FILE_IO));
            json.number("kernelFile", recorded.starts(operation, FileProvider.KERNEL_FILE));
        });
    }

    private void counters(TraceCounters counters) {
        List<TraceCounter> present = Arrays.stream(TraceCounter.values())
                .filter(counter -> counters.count(counter) != 0)
                .toList();
        json.objects("counters", present, counter -> {
            json.text("name", counter.name());
            json.text("severity", counter.severity().name());
            json.text("label", counter.label());
            json.number("count", counters.count(counter));
            json.number("firstOffset", counters.firstOffset(counter), TraceCounters.NO_OFFSET);
            json.text("sentence", counter.sentence());
        });
    }

    private void pairing(PairingCounters pairing) {
        json.object("pairing", () -> {
            json.flag("startsAddUp", pairing.startsAddUp());
            json.flag("endsAddUp", pairing.endsAddUp());
            json.flag("createsAddUp", pairing.createsAddUp());
            json.flag("callbacksAddUp", pairing.callbacksAddUp());
            json.objects("counters", Arrays.asList(PairingCounter.values()), counter -> {
                json.text("name", counter.name());
                json.text("label", counter.label());
                json.number("count", pairing.get(counter));
                json.text("sentence", counter.sentence());
            });
        });
    }
}
