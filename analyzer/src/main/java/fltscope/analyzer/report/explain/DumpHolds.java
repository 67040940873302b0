package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.input.debugger.FilterFact;
import fltscope.analyzer.input.debugger.PortFact;
import fltscope.analyzer.input.debugger.UsageCount;
import fltscope.analyzer.input.debugger.VolumeFact;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.finding.FindingGroup;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import java.util.ArrayList;
import java.util.List;

/** What a filter or a volume of the dump holds, in the dump's own words, and which findings of the trace that is. */
final class DumpHolds {
    private static final int TAGS = 8;

    private final Dump dump;
    private final Analysis analysis;
    private final List<FindingGroup> groups;

    DumpHolds(Dump dump, Analysis analysis) {
        this.dump = dump;
        this.analysis = analysis;
        groups = FindingGroup.of(analysis.opens(), analysis.unfinished());
    }

    /**
     * Opens, clients and what Filter Verifier counted.
     *
     * @param driver of the filter; null where none is known
     */
    String of(FilterFact filter, String driver) {
        List<String> parts = new ArrayList<>();
        if (filter.activeOpens() > 0) {
            parts.add(Digits.counted(filter.activeOpens(), "active open") + findings(driver));
        } else if (filter.activeOpens() == 0) {
            parts.add("no active open");
        }
        if (filter.clientPorts() > 0) {
            parts.add(Digits.counted(filter.clientPorts(), "client") + " of its ports");
        }
        parts.addAll(counted(filter.address()));
        boolean book = dump.facts().usage().stream().anyMatch(count -> count.filterAddress() == filter.address());
        if (book && counted(filter.address()).isEmpty()) {
            parts.add("nothing that Filter Verifier counted");
        } else if (!book) {
            parts.add(
                    filter.verifier() == 0
                            ? "Filter Verifier does not watch it"
                            : "what Filter Verifier counted was not pasted");
        }
        return String.join("; ", parts);
    }

    /** Counters of Filter Verifier that are not zero; address 0 for those that stand below no filter. */
    List<String> counted(long filterAddress) {
        List<String> counters = new ArrayList<>();
        for (UsageCount count : dump.facts().usage()) {
            if (count.filterAddress() == filterAddress && count.count() > 0) {
                counters.add(Escape.text(count.label()) + " " + Digits.grouped(count.count()));
            }
        }
        return counters.isEmpty() ? counters : List.of(String.join(", ", counters));
    }

    /** The opens of its own that have no end in the trace. */
    private String findings(String driver) {
        if (driver == null) {
            return "";
        }
        List<String> tags = new ArrayList<>();
        long opens = 0;
        for (FindingGroup group : groups) {
            OpenFinding open = group.oldest();
            if (open != null
                    && open.issuer().isFilter()
                    && FilterNames.same(open.issuer().filter(), driver)) {
                tags.add(group.tag());
                opens += group.count();
            }
        }
        if (tags.isEmpty()) {
            return ": the trace has no open of its own without an end";
        }
        String more = tags.size() > TAGS ? ", ..." : "";
        String named = String.join(", ", tags.subList(0, Math.min(TAGS, tags.size()))) + more;
        return (tags.size() == 1 ? ": finding " : ": findings ") + named + " (" + Digits.counted(opens, "open") + ")";
    }

    /** The ports of a filter and who has not fetched its messages; null where the text shows none. */
    String ports(FilterFact filter) {
        List<String> parts = new ArrayList<>();
        for (PortFact port : dump.facts().ports()) {
            if (port.filterAddress() == filter.address()) {
                parts.add(port(port));
            }
        }
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    private static String port(PortFact port) {
        StringBuilder text = new StringBuilder(port.server() ? "port " : "client ")
                .append(LifeNames.address(port.address()))
                .append(port.name() == null ? "" : (port.server() ? " " : " of ") + Escape.text(port.name()));
        if (port.connections() >= 0) {
            text.append(", ").append(Digits.counted(port.connections(), "connection"));
        }
        if (port.messages() > 0) {
            text.append(", ").append(Digits.counted(port.messages(), "message")).append(" not fetched");
        }
        return text.append(port.disconnected() ? ", disconnected" : "").toString();
    }

    /** Opens that are targeted at a volume, beside those of filters that the trace has there; null where it is not said. */
    String of(VolumeFact volume) {
        if (volume.targetedOpens() < 0) {
            return null;
        }
        long opens = analysis.opens().stream()
                .filter(open -> open.issuer().isFilter() && volume.name() != null)
                .filter(open -> volume.name().equalsIgnoreCase(open.file().volume()))
                .count();
        return Digits.counted(volume.targetedOpens(), "targeted open")
                + ", which filters issued below themselves; opens of filters without an end on it in the trace: "
                + Digits.grouped(opens);
    }
}
