package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.input.UnreadLine;
import fltscope.analyzer.input.debugger.FilterFact;
import fltscope.analyzer.input.debugger.InstanceFact;
import fltscope.analyzer.input.debugger.ReferencedObject;
import fltscope.analyzer.input.debugger.VolumeFact;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.result.ListNotes;
import fltscope.analyzer.state.TraceState;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Elapsed;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.TextPage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Joins what a debugger shows with a trace: the filters and instances by their names, as callbacks carry no address of either;
 * the file objects by their addresses, as far as their names and contexts agree.
 *
 * <p>It is longer than a class should be because each kind of thing that a dump shows has lines of its own.
 */
public final class DebuggerText {
    private static final Set<String> TEARDOWN = Set.of("draining", "deleting", "unload", "teardown", "tearing");
    private static final int LABELS = 14;
    private static final int UNREAD_SHOWN = 5;
    private static final int UNREAD_COLUMNS = 60;

    private final TextPage page;
    private final Dump dump;
    private final Analysis analysis;
    private final List<Life> lives;
    private final LifeNames names;
    private final DumpJoin join;
    private final DumpHolds holds;

    /**
     * @param lives all lives of {@link Dump#fileObjects}
     */
    public DebuggerText(PrintWriter out, Dump dump, Analysis analysis, TraceState state, List<Life> lives) {
        page = new TextPage(out, LABELS);
        this.dump = dump;
        this.analysis = analysis;
        this.lives = lives;
        names = new LifeNames(state, dump, StackView.PLAIN);
        join = new DumpJoin(dump, analysis, state.images());
        holds = new DumpHolds(dump, analysis);
        for (Life life : lives) {
            if (life.path() == null && life.fileKey() != 0) {
                life.named(state.fileNames().nameOf(life.fileKey(), life.lastTicks()));
            }
        }
    }

    /** Writes a section on the whole dump. */
    public void write() {
        page.wrapped("", 0, "DEBUGGER    " + Escape.text(dump.file()));
        dump.facts().filters().forEach(this::filter);
        bookWithoutFilter();
        for (InstanceFact instance : dump.facts().instances()) {
            if (dump.facts().filters().stream().noneMatch(filter -> Dump.isOf(instance, filter))) {
                page.wrapped("  ", 4, instance(instance));
            }
        }
        dump.facts().volumes().forEach(this::volume);
        new DumpedRequests(page, dump, analysis).write();
        if (dump.fileObjects().isEmpty()) {
            page.wrapped("  ", 2, "It shows no file object.");
        }
        for (long address : dump.fileObjects()) {
            object(DumpedObject.of(address, dump, lives));
        }
        ending();
    }

    /** Writes a section on one file object and the filters that hold it. */
    public void write(long fileObject) {
        page.wrapped("", 0, "DEBUGGER    " + Escape.text(dump.file()));
        Set<Long> others = new TreeSet<>(Long::compareUnsigned);
        others.addAll(dump.fileObjects());
        if (!others.remove(fileObject)) {
            page.wrapped("  ", 2, "It does not show FILE_OBJECT " + LifeNames.address(fileObject) + ".");
        } else {
            DumpedObject object = DumpedObject.of(fileObject, dump, lives);
            for (FilterFact filter : dump.facts().filters()) {
                boolean holds = object.references().stream().anyMatch(held -> held.filterAddress() == filter.address());
                if (holds || object.references().isEmpty()) {
                    filter(filter);
                }
            }
            object(object);
        }
        if (!others.isEmpty()) {
            List<String> shown =
                    others.stream().limit(UNREAD_SHOWN).map(LifeNames::address).toList();
            page.wrapped(
                    "  ",
                    2,
                    "Other file objects in it: " + Digits.grouped(others.size()) + " (" + String.join(", ", shown)
                            + (others.size() > shown.size() ? ", ..." : "") + ").");
        }
        ending();
    }

    private void filter(FilterFact filter) {
        String altitude = filter.altitude() == null ? "" : " @" + filter.altitude();
        page.wrapped(
                "  ",
                4,
                "filter " + name(filter.name()) + altitude + ", FLT_FILTER " + LifeNames.address(filter.address())
                        + state(filter.state(), filter.flags(), filter.rundownReferences()));
        for (InstanceFact instance : dump.facts().instances()) {
            if (Dump.isOf(instance, filter)) {
                page.wrapped("    ", 6, instance(instance));
            }
        }
        DumpJoin.Joined joined = join.of(filter);
        page.item("holds", holds.of(filter, joined.driver()));
        String ports = holds.ports(filter);
        if (ports != null) {
            page.item("ports", ports);
        }
        page.item("trace", inTrace(joined));
    }

    /** Counters of Filter Verifier whose filter was not pasted. */
    private void bookWithoutFilter() {
        List<String> counted = holds.counted(0);
        if (dump.facts().usage().stream().noneMatch(count -> count.filterAddress() == 0)) {
            return;
        }
        List<FilterFact> candidates = dump.facts().filters().stream()
                .filter(filter ->
                        dump.facts().usage().stream().noneMatch(count -> count.filterAddress() == filter.address()))
                .toList();
        page.wrapped(
                "  ",
                4,
                candidates.size() == 1
                        ? "counters of Filter Verifier without their FLT_FILTER: line, by elimination those of "
                                + name(candidates.get(0).name())
                        : "counters of Filter Verifier without their FLT_FILTER: line; of which filter is not known");
        page.item("holds", counted.isEmpty() ? "nothing that Filter Verifier counted" : counted.get(0));
    }

    /** Volumes of which more is known than their name. */
    private void volume(VolumeFact volume) {
        String targeted = holds.of(volume);
        String state = state(volume.state(), volume.flags(), volume.rundownReferences());
        if (targeted == null && state.isEmpty()) {
            return;
        }
        page.wrapped("  ", 4, "volume " + name(volume.name()) + state);
        if (targeted != null) {
            page.item("holds", targeted);
        }
    }

    private String instance(InstanceFact instance) {
        String altitude = instance.altitude() == null ? "" : " @" + instance.altitude();
        String volume = instance.volumeName() == null ? "a volume not named" : Escape.text(instance.volumeName());
        return "instance " + name(instance.name()) + altitude + " on " + volume
                + state(instance.state(), instance.flags(), instance.rundownReferences());
    }

    private static String state(List<String> state, List<String> flags, long rundownReferences) {
        List<String> words = new ArrayList<>(state);
        words.removeIf(word -> word.equals("Instance") || word.equals("Filter") || word.equals("Volume"));
        words.addAll(flags);
        String text = words.isEmpty() ? "" : " is " + Escape.text(String.join(", ", words));
        if (rundownReferences > 0 && words.stream().anyMatch(DebuggerText::isOfTeardown)) {
            return text + ": its teardown waits for " + Digits.counted(rundownReferences, "rundown reference");
        }
        return rundownReferences < 0 && words.contains("DRAINING")
                ? text + ": its teardown waits for rundown references, which the dump does not count"
                : text;
    }

    /** A state or flag of what is being torn down, such as DRAINING, Deleting, MandatoryUnloadInProgress. */
    private static boolean isOfTeardown(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return TEARDOWN.stream().anyMatch(lower::contains);
    }

    private static String name(String name) {
        return name == null ? "(no name)" : Escape.text(name);
    }

    private String inTrace(DumpJoin.Joined joined) {
        if (joined.driver() == null) {
            return "no callback of a driver of that name";
        }
        long calls = 0;
        Set<String> volumes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (CallbackRow row : analysis.callbacks()) {
            if (row.filter() != null && FilterNames.same(row.filter(), joined.driver())) {
                calls += row.duration().count();
                if (row.volume() != null) {
                    volumes.add(Escape.text(row.volume()));
                }
            }
        }
        if (calls == 0) {
            return "no callback of a driver of that name";
        }
        String how = joined.how() == null ? "" : " of " + Escape.text(joined.driver()) + ", " + joined.how() + ";";
        return Digits.grouped(calls) + " callbacks" + how
                + (volumes.isEmpty() ? "" : " on " + String.join(", ", volumes));
    }

    private void object(DumpedObject object) {
        String shown = object.fact() == null || object.fact().fileName() == null
                ? ""
                : "  " + Escape.text(object.fact().fileName());
        page.wrapped("  ", 4, "FILE_OBJECT " + LifeNames.address(object.address()) + shown);
        for (ReferencedObject held : object.references()) {
            page.item("held by", holder(held));
        }
        if (object.life() == null) {
            page.item(
                    "trace",
                    "not there: opened before it and not used since, or opened after it, or the dump is of another boot"
                            + " or machine");
            return;
        }
        if (!object.isSame()) {
            page.item("differs", String.join("; ", object.differs()));
            page.item(
                    "so",
                    "the address was used again, or the dump is of another boot or machine: what the trace tells of"
                            + " this address is not of this open");
            return;
        }
        same(object);
    }

    private String holder(ReferencedObject held) {
        FilterFact filter = dump.filter(held.filterAddress());
        String references = held.references() < 0 ? "" : ", references " + Digits.grouped(held.references());
        return (filter == null ? "a filter not shown" : name(filter.name())) + ", by Filter Verifier's book"
                + references;
    }

    private void same(DumpedObject object) {
        Life life = object.life();
        page.item("trace", opened(life));
        page.item(
                "agrees",
                object.isConfirmed()
                        ? String.join(", ", object.agrees())
                        : "the address alone: the dump or the trace tells no more to compare");
        page.item("ended", ended(object));
        OpenFinding finding = finding(life);
        if (finding != null) {
            page.item(
                    "verdict",
                    finding.openClass().label()
                            + (finding.holder() == null
                                    ? ""
                                    : ": " + Escape.text(finding.holder().label())));
        }
        for (ReferencedObject held : object.references()) {
            FilterFact filter = dump.filter(held.filterAddress());
            if (filter != null && filter.name() != null) {
                page.item("so", conclusion(filter, life, finding));
            }
        }
        page.item("not shown", "who took the references: a trace has creates, cleanups and closes, not references");
    }

    private String opened(Life life) {
        if (!life.createSeen()) {
            return "used since " + moment(life.startTicks()) + "; its create was not recorded";
        }
        String issuer = names.issuer(life.create());
        return "opened at " + moment(life.startTicks()) + (issuer.isEmpty() ? "" : " by " + issuer);
    }

    private String ended(DumpedObject object) {
        Life life = object.life();
        String at = moment(life.endTicks());
        return switch (life.end()) {
            case OPEN -> LifeText.missing(life) + " until the trace ended";
            case CLOSED ->
                "closed at " + at + ": the dump is of a moment before, or of a later open at the same address";
            case REPLACED -> "freed before " + at + ", when its address was created again";
            case FAILED, REPARSED, COMPLETED ->
                "its create opened nothing (" + life.end().label() + "), so the dump shows another open";
        };
    }

    private OpenFinding finding(Life life) {
        if (life.end() != LifeEnd.OPEN || !life.createSeen()) {
            return null;
        }
        return analysis.opens().stream()
                .filter(open -> open.file().fileObject() == life.fileObject())
                .findFirst()
                .orElse(null);
    }

    private String conclusion(FilterFact filter, Life life, OpenFinding finding) {
        String name = name(filter.name());
        if (finding == null) {
            return "the dump says that " + name + " holds it; the trace has no open of it to explain";
        }
        if (finding.issuer().isFilter()) {
            String issuer = FilterNames.of(finding.issuer().filter());
            return issuer.equalsIgnoreCase(filter.name())
                    ? name + " opened it itself (" + finding.issuer().reason() + "): it has to close it to unload"
                    : "opened by filter " + Escape.text(issuer) + ", and held by " + name;
        }
        StringBuilder text = new StringBuilder("opened by ")
                .append(life.createSeen() ? names.issuer(life.create()) : "somebody else")
                .append(", not by ")
                .append(name)
                .append(", as far as the trace shows; by the dump ")
                .append(name)
                .append(" holds a reference to it");
        if (finding.use().pendingRequests() > 0) {
            text.append("; and requests on it that were pended below filters when the trace ended: ")
                    .append(finding.use().pendingRequests())
                    .append(", which hold the instance as well");
        }
        return text.append(". It has to let go of it before its instance can be torn down.")
                .toString();
    }

    private String moment(long ticks) {
        return Elapsed.moment(analysis.header().clock().nanosSinceStart(ticks));
    }

    private List<String> commands() {
        return dump.facts().unreadCommands().stream()
                .map(command -> TextPage.cutTo(Escape.text(command.text()), UNREAD_COLUMNS) + " (line "
                        + command.lineNumber() + ")")
                .toList();
    }

    private void ending() {
        if (dump.facts().debuggerFailures() > 0) {
            page.wrapped(
                    "  ",
                    2,
                    "The debugger itself could not read "
                            + Digits.grouped(dump.facts().debuggerFailures())
                            + (dump.facts().debuggerFailures() == 1 ? " field." : " fields."));
        }
        for (String note : ListNotes.of(dump.listed(), analysis)) {
            page.wrapped("  ", 4, Escape.text(note));
        }
        if (!dump.facts().unreadCommands().isEmpty()) {
            page.wrapped("  ", 4, "Commands not read: " + String.join(", ", commands()));
        }
        if (dump.facts().unreadCount() == 0) {
            return;
        }
        page.wrapped(
                "  ", 2, "Lines not understood: " + Digits.grouped(dump.facts().unreadCount()));
        List<UnreadLine> unread = dump.facts().unread();
        for (UnreadLine line : unread.subList(0, Math.min(unread.size(), UNREAD_SHOWN))) {
            page.line(
                    "    line " + line.lineNumber() + ": " + TextPage.cutTo(Escape.text(line.text()), UNREAD_COLUMNS));
        }
    }
}
