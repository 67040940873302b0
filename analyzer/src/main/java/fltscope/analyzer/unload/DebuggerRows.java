package fltscope.analyzer.unload;

import fltscope.analyzer.input.debugger.DebuggerFacts;
import fltscope.analyzer.input.debugger.FilterFact;
import fltscope.analyzer.input.debugger.InstanceFact;
import fltscope.analyzer.input.debugger.UsageCount;
import fltscope.analyzer.names.FilterNames;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills the rows of an account with what a debugger shows of the filter, and says where both contradict each other. */
public final class DebuggerRows {
    /** What Filter Verifier calls the things that rows are of, in lower case. */
    private static final Map<UnloadRowKind, String> LABELS = new EnumMap<>(Map.of(
            UnloadRowKind.OWN_OPENS, "open files",
            UnloadRowKind.CONTEXTS, "context",
            UnloadRowKind.NAMES, "name",
            UnloadRowKind.WORK_ITEMS, "workitem",
            UnloadRowKind.REFERENCES, "flt_object",
            UnloadRowKind.FILE_REFERENCES, "file_object",
            UnloadRowKind.PENDED, "callback_data"));

    private DebuggerRows() {}

    /** The account with what the dump says; the same where it does not show the filter. */
    public static UnloadAccount fill(UnloadAccount account, DebuggerFacts facts) {
        FilterFact filter = facts.filters().stream()
                .filter(fact -> fact.name() != null && FilterNames.same(fact.name(), account.filter()))
                .findFirst()
                .orElse(null);
        if (filter == null) {
            return account;
        }
        List<InstanceFact> draining = facts.instances().stream()
                .filter(instance -> isOf(instance, filter) && instance.draining())
                .toList();
        List<UnloadRow> rows = new ArrayList<>();
        for (UnloadRow row : account.rows()) {
            rows.add(row.withDebugger(words(row, filter, draining, facts)));
        }
        boolean waits = filter.draining() || !draining.isEmpty();
        return account.with(waits ? UnloadAccount.State.WAITING : account.state(), rows);
    }

    private static boolean isOf(InstanceFact instance, FilterFact filter) {
        return instance.filterAddress() == filter.address()
                || (filter.name() != null && filter.name().equalsIgnoreCase(instance.filterName()));
    }

    private static String words(UnloadRow row, FilterFact filter, List<InstanceFact> draining, DebuggerFacts facts) {
        long counted =
                switch (row.kind()) {
                    case REFERENCES -> filter.rundownReferences();
                    case OWN_OPENS -> filter.activeOpens();
                    case PORTS -> filter.serverPorts();
                    case INSTANCES -> draining.isEmpty() ? -1 : draining.size();
                    default -> -1;
                };
        String what = row.kind() == UnloadRowKind.INSTANCES ? " that drain" : "";
        counted = counted < 0 ? ofVerifier(row.kind(), filter, facts) : counted;
        if (counted < 0) {
            return null;
        }
        String text = "the debugger counts " + counted + what;
        boolean other = row.isRecorded() && row.kind() != UnloadRowKind.INSTANCES && row.count() != counted;
        return other ? text + ", the trace shows " + row.count() : text;
    }

    private static long ofVerifier(UnloadRowKind kind, FilterFact filter, DebuggerFacts facts) {
        String label = LABELS.get(kind);
        long sum = -1;
        for (UsageCount count : facts.usage()) {
            boolean its = count.filterAddress() == filter.address();
            if (its && label != null && count.label().toLowerCase(Locale.ROOT).contains(label)) {
                sum = Math.max(0, sum) + count.count();
            }
        }
        return sum;
    }
}
