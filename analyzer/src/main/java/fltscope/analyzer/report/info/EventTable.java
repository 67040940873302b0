package fltscope.analyzer.report.info;

import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.trace.EventCount;
import fltscope.schemas.trace.TraceSummary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events of a trace by provider and kind, the most frequent first. */
final class EventTable {
    private static final int NAME_COLUMNS = 48;
    private static final int COUNT_COLUMNS = 15;
    /** The highest 16 bits name channels and reserved marks, not what the provider means. */
    private static final long PROVIDER_KEYWORDS = 0x0000_FFFF_FFFF_FFFFL;

    private static final class Provider {
        private final String name;
        private final List<EventCount> events = new ArrayList<>();
        private long count;

        Provider(String name) {
            this.name = name;
        }

        long count() {
            return count;
        }
    }

    private final TextPage page;
    private final TraceSummary trace;

    EventTable(PrintWriter out, TraceSummary trace) {
        page = new TextPage(out, NAME_COLUMNS);
        this.trace = trace;
    }

    void write() {
        page.line("");
        page.line(TextPage.padded("EVENTS", NAME_COLUMNS) + TextPage.right("count", COUNT_COLUMNS) + "  keywords");
        for (Provider provider : providers()) {
            page.line(row(Escape.text(provider.name), provider.count));
            for (EventCount event : provider.events) {
                long keywords = event.keywords() & PROVIDER_KEYWORDS;
                page.line(row("  " + Escape.text(event.event()), event.count())
                        + (keywords == 0 ? "" : "  0x" + Long.toHexString(keywords)));
            }
        }
    }

    private static String row(String name, long count) {
        return TextPage.padded(TextPage.cutTo(name, NAME_COLUMNS), NAME_COLUMNS)
                + TextPage.right(Digits.grouped(count), COUNT_COLUMNS);
    }

    private List<Provider> providers() {
        Map<String, Provider> byName = new LinkedHashMap<>();
        for (EventCount event : trace.events()) {
            Provider provider = byName.computeIfAbsent(event.provider(), Provider::new);
            provider.events.add(event);
            provider.count += event.count();
        }
        List<Provider> sorted = new ArrayList<>(byName.values());
        sorted.sort(Comparator.comparingLong(Provider::count).reversed());
        return sorted;
    }
}
