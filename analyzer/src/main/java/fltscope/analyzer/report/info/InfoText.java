package fltscope.analyzer.report.info;

import fltscope.analyzer.result.coverage.Answer;
import fltscope.analyzer.result.coverage.AspectCount;
import fltscope.analyzer.result.coverage.Coverage;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.FileTimes;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.event.KernelFlags;
import fltscope.schemas.trace.LogFileMode;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSummary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in text what a trace is, what it lost, what was recorded, which questions it can answer, and what it holds. */
public final class InfoText {
    private static final String WINDOWS = "Windows";
    private static final int FIRST_WINDOWS_11 = 22_000;
    private static final int LABEL_COLUMNS = 16;
    private static final int ASPECT_COLUMNS = 25;
    private static final int ABSENT_COLUMNS = 21;
    private static final int COUNT_COLUMNS = 12;
    private static final int VERDICT_COLUMNS = 9;
    private static final int QUESTION_COLUMNS = 35;
    private static final int MOST_PROVIDERS = 2;

    private final PrintWriter out;
    private final TraceSummary trace;
    private final TraceHeader header;
    private final TextPage page;

    private InfoText(PrintWriter out, TraceSummary trace) {
        this.out = out;
        this.trace = trace;
        header = trace.header();
        page = new TextPage(out, LABEL_COLUMNS);
    }

    /** Writes everything about one trace. */
    public static void write(PrintWriter out, TraceSummary trace) {
        new InfoText(out, trace).write();
    }

    private void write() {
        page.line(Escape.text(trace.file()) + "    " + Digits.grouped(trace.bytes()) + " bytes");
        writeOrigin();
        writeTimes();
        writeContent();
        page.line("");
        writeCounters("LOST", TraceCounter.Severity.LOSS);
        writeCounters("DAMAGED", TraceCounter.Severity.DAMAGE);
        writeCounters("NOTES", TraceCounter.Severity.NOTE);
        Coverage coverage = Coverage.of(trace);
        writeCoverage(coverage);
        writeAnswers(coverage);
        new EventTable(out, trace).write();
    }

    private void writeOrigin() {
        page.item("system", system());
        if (!trace.buildLab().isEmpty()) {
            page.item("", Escape.text(trace.buildLab()));
        }
        page.item("session", sessionName() + (isLive() ? ", in real time" : ", written to " + logFileName()));
        page.item("modes", modes());
        page.item("clock", clock());
    }

    private boolean isLive() {
        return header.session().logFileName().isEmpty()
                && LogFileMode.of(header.session().logFileMode()).contains(LogFileMode.REAL_TIME);
    }

    private String system() {
        String name = trace.productName().isEmpty() ? windowsName() : productName();
        StringBuilder text = new StringBuilder(name).append(name.equals(WINDOWS) ? " " : ", ");
        text.append(header.machine().osMajor())
                .append('.')
                .append(header.machine().osMinor())
                .append('.')
                .append(header.machine().osBuild());
        if (trace.buildRevision() != 0) {
            text.append('.').append(trace.buildRevision());
        }
        text.append(", ")
                .append(header.machine().pointerBytes() * Byte.SIZE)
                .append("-bit, ")
                .append(header.machine().processors());
        return text.append(header.machine().processors() == 1 ? " processor" : " processors")
                .toString();
    }

    /** Windows 11 still calls itself Windows 10 where it keeps the name of the product. */
    private String productName() {
        String name = Escape.text(trace.productName());
        return header.machine().osBuild() >= FIRST_WINDOWS_11 ? name.replace("Windows 10", "Windows 11") : name;
    }

    /** The name where the version has one; since Windows 10 the version number stays the same. */
    private String windowsName() {
        return switch (header.machine().osMajor() * 10 + header.machine().osMinor()) {
            case 60 -> "Windows Vista or Server 2008";
            case 61 -> "Windows 7 or Server 2008 R2";
            case 62 -> "Windows 8 or Server 2012";
            case 63 -> "Windows 8.1 or Server 2012 R2";
            default -> WINDOWS;
        };
    }

    private String sessionName() {
        return header.session().name().isEmpty()
                ? "without a name"
                : Escape.text(header.session().name());
    }

    private String logFileName() {
        return header.session().logFileName().isEmpty()
                ? "a file without a name"
                : Escape.text(header.session().logFileName());
    }

    private String modes() {
        List<String> labels = new ArrayList<>();
        for (LogFileMode mode : LogFileMode.of(header.session().logFileMode())) {
            labels.add(mode.label());
        }
        return labels.isEmpty() ? "none" : String.join(", ", labels);
    }

    private String clock() {
        TraceClock clock = header.clock();
        String type =
                switch (clock.type()) {
                    case QPC -> "performance counter (QPC)";
                    case SYSTEM_TIME -> "system time";
                    case CPU_CYCLES -> "processor cycles";
                };
        return type + ", " + Digits.grouped(clock.ticksPerSecond()) + " per second";
    }

    private void writeTimes() {
        long start = header.clock().startFileTime();
        page.item("started", FileTimes.utc(start));
        String stop = trace.ending().sentence();
        if (header.session().endFileTime() != 0) {
            stop = FileTimes.utc(header.session().endFileTime()) + ", after "
                    + seconds(100 * (header.session().endFileTime() - start)) + "; " + stop;
        }
        page.item("stopped", stop);
        if (trace.hasEvents()) {
            long first = header.clock().nanosSinceStart(trace.firstTicks());
            long last = header.clock().nanosSinceStart(trace.lastTicks());
            page.item("events", "first at " + seconds(first) + ", last at " + seconds(last));
        }
    }

    private static String seconds(long nanos) {
        return Seconds.of(nanos, 3) + " s";
    }

    private void writeContent() {
        if (!isLive()) {
            writeBuffers();
        }
        List<String> kinds = new ArrayList<>();
        trace.eventsByHeader().forEach((kind, count) -> kinds.add(Digits.grouped(count) + " " + kind));
        page.item("records", Digits.grouped(trace.records()) + ": " + String.join(", ", kinds));
        if (!trace.flags().told()) {
            page.item("kernel flags", "not told");
        } else {
            List<String> names = trace.flags().names();
            page.item("kernel flags", names.isEmpty() ? "none" : String.join(" ", names));
        }
    }

    private void writeBuffers() {
        String buffers = Digits.grouped(trace.buffers()) + " in the file";
        if (trace.compressedBuffers() > 0) {
            buffers += ", " + Digits.grouped(trace.compressedBuffers()) + " compressed";
        }
        page.item(
                "buffers",
                buffers + "; the session wrote "
                        + Digits.grouped(header.session().buffersWritten()) + " of "
                        + Digits.grouped(header.session().bufferBytes()) + " bytes");
    }

    private void writeCounters(String heading, TraceCounter.Severity severity) {
        TraceCounters counters = trace.counters();
        if (!counters.any(severity)) {
            if (severity != TraceCounter.Severity.NOTE) {
                page.line(TextPage.padded(heading, LABEL_COLUMNS) + "nothing");
            }
            return;
        }
        page.line(heading);
        for (TraceCounter counter : TraceCounter.values()) {
            long count = counters.count(counter);
            if (counter.severity() == severity && count != 0) {
                long at = counters.firstOffset(counter);
                String place = at == TraceCounters.NO_OFFSET ? "" : ", first at byte " + Digits.grouped(at);
                page.line("  " + Digits.grouped(count) + " x " + counter.label() + place);
                page.wrapped("      ", 6, counter.sentence());
            }
        }
    }

    private void writeCoverage(Coverage coverage) {
        page.line("");
        page.line(TextPage.padded("RECORDED", ASPECT_COLUMNS) + TextPage.right("events", COUNT_COLUMNS));
        for (AspectCount recorded : coverage.all()) {
            if (recorded.state() == AspectCount.State.YES) {
                String start =
                        TextPage.padded("  " + recorded.aspect().label(), ASPECT_COLUMNS) + count(recorded) + "  ";
                page.wrapped(start, start.length(), providers(recorded.byProvider()));
            }
        }
        writeAbsent(coverage, "on, none happened", AspectCount.State.NONE_HAPPENED);
        writeAbsent(coverage, "flag off", AspectCount.State.FLAG_OFF);
        writeAbsent(coverage, "not told", AspectCount.State.NOT_TOLD);
    }

    private static String count(AspectCount recorded) {
        return TextPage.right((recorded.estimated() ? "about " : "") + Digits.grouped(recorded.count()), COUNT_COLUMNS);
    }

    /** Aspects without events, by the flag that turns them on: {@code FILE_IO_INIT (cleanups, closes)}. */
    private void writeAbsent(Coverage coverage, String why, AspectCount.State state) {
        Map<KernelFlags, List<String>> byFlag = new LinkedHashMap<>();
        for (AspectCount recorded : coverage.all()) {
            if (recorded.state() == state) {
                KernelFlags flag = state == AspectCount.State.NOT_TOLD
                        ? null
                        : recorded.aspect().flag();
                byFlag.computeIfAbsent(flag, key -> new ArrayList<>())
                        .add(recorded.aspect().label());
            }
        }
        List<String> parts = new ArrayList<>();
        byFlag.forEach((flag, labels) -> {
            String joined = String.join(", ", labels);
            parts.add(flag == null ? joined : flag + " (" + joined + ")");
        });
        if (!parts.isEmpty()) {
            page.wrapped(TextPage.padded("  " + why, ABSENT_COLUMNS), ABSENT_COLUMNS, String.join(", ", parts));
        }
    }

    /** The providers with the most of it. */
    private static String providers(Map<String, Long> byProvider) {
        if (byProvider.size() == 1) {
            return Escape.text(byProvider.keySet().iterator().next());
        }
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(byProvider.entrySet());
        sorted.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Long> provider : sorted.subList(0, Math.min(MOST_PROVIDERS, sorted.size()))) {
            parts.add(Digits.grouped(provider.getValue()) + " " + Escape.text(provider.getKey()));
        }
        if (sorted.size() > MOST_PROVIDERS) {
            parts.add(sorted.size() - MOST_PROVIDERS + " more");
        }
        return String.join(", ", parts);
    }

    private void writeAnswers(Coverage coverage) {
        page.line("");
        page.line("CAN ANSWER");
        for (Answer answer : coverage.answers()) {
            String verdict =
                    switch (answer.verdict()) {
                        case YES -> "  yes";
                        case PARTLY -> "  partly";
                        case NO -> "  no";
                    };
            String start = TextPage.padded(verdict, VERDICT_COLUMNS)
                    + answer.question().label();
            String record = answer.record().isEmpty() ? "" : "; record " + answer.record();
            page.wrapped(TextPage.padded(start, QUESTION_COLUMNS), QUESTION_COLUMNS, answer.because() + record);
        }
    }
}
