package fltscope.analyzer.report.queue;

import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Elapsed;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.FileTimes;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.queue.QueueFacts;
import fltscope.schemas.queue.QueueSize;
import fltscope.schemas.schema.EventSchema;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceHeader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what a queue is and holds. */
public final class QueueText {
    private static final int LABEL_COLUMNS = 14;

    private QueueText() {}

    /**
     * Writes what is known of a queue.
     *
     * @param folder as the user named it
     * @param writer says who writes it, or wrote it
     */
    public static void write(
            PrintWriter out, String folder, TraceHeader header, QueueFacts facts, QueueSize size, String writer) {
        TextPage page = new TextPage(out, LABEL_COLUMNS);
        page.verbatim(0, Escape.text(folder));
        page.item("written by", Escape.text(facts.tool() + ", " + writer));
        page.item("recorded", Escape.text(facts.recorded() + sources(facts)));
        page.item(
                "machine",
                "Windows " + header.machine().osMajor() + "." + header.machine().osMinor() + "."
                        + header.machine().osBuild() + ", "
                        + 8 * header.machine().pointerBytes() + " bits, "
                        + Digits.counted(header.machine().processors(), "processor"));
        page.item("span", span(header.clock(), size));
        page.item(
                "committed",
                size.blocks() == 0
                        ? "nothing"
                        : FileTimes.utc(size.firstFileTime()) + " to " + FileTimes.utc(size.lastFileTime()));
        page.item(
                "size",
                Digits.grouped(size.bytes()) + " bytes in " + Digits.counted(size.files(), "file") + ", "
                        + Digits.counted(size.blocks(), "block") + " of " + Digits.counted(size.events(), "event"));
        schemas(size.schemas()).forEach((provider, ids) -> {
            String start = TextPage.padded("  schemas", LABEL_COLUMNS);
            page.wrapped(start, LABEL_COLUMNS, Escape.text(provider) + ": events " + String.join(", ", ids));
        });
        page.item("damage", damage(size));
    }

    private static String sources(QueueFacts facts) {
        return facts.sources().isEmpty() ? "" : ": " + String.join(", ", facts.sources());
    }

    private static String span(TraceClock clock, QueueSize size) {
        if (size.firstTicks() > size.lastTicks()) {
            return "no records";
        }
        return Elapsed.of(clock.nanos(size.lastTicks() - size.firstTicks())) + " from "
                + FileTimes.utc(clock.fileTime(size.firstTicks()));
    }

    /** The ids of the events by their provider. */
    private static Map<String, Set<String>> schemas(List<EventSchema> schemas) {
        Map<String, Set<String>> byProvider = new LinkedHashMap<>();
        for (EventSchema schema : schemas) {
            String provider =
                    schema.providerName().isEmpty() ? schema.provider().toString() : schema.providerName();
            byProvider.computeIfAbsent(provider, key -> new LinkedHashSet<>()).add(Integer.toString(schema.id()));
        }
        return byProvider;
    }

    private static String damage(QueueSize size) {
        List<String> wrong = new ArrayList<>();
        if (size.damaged() > 0) {
            wrong.add(Digits.counted(size.damaged(), "block") + " damaged");
        }
        if (size.missing() > 0) {
            wrong.add(Digits.counted(size.missing(), "block") + " missing");
        }
        if (size.trimmed() > 0) {
            wrong.add("its oldest " + Digits.counted(size.trimmed(), "block") + " trimmed");
        }
        if (!size.ended()) {
            wrong.add("not ended");
        }
        return wrong.isEmpty() ? "none" : String.join(", ", wrong);
    }

    /** One line that says what was put into a queue. */
    public static String collected(String folder, long events, long records, long bytes) {
        return Escape.text(folder) + ": " + Digits.counted(events, "event") + ", " + Digits.counted(records, "record")
                + ", " + Digits.counted(bytes, "byte");
    }
}
