package fltscope.analyzer.run;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.config.SnapshotFile;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.result.AnalysisOptions;
import fltscope.analyzer.result.GroupBy;
import fltscope.analyzer.result.Window;
import fltscope.analyzer.trend.SlowWanted;
import fltscope.collector.archive.Members;
import fltscope.schemas.trace.TraceClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How a recording is read and analyzed. Immutable: each {@code with...} gives another one.
 *
 * @param strict whether damage stops the reading instead of being counted
 * @param anyMachine whether files are read as one recording though they are not of one run of one machine
 * @param rules by which known holders are recognized
 * @param window gives the part of the trace whose durations count, once the clock of the recording is known
 * @param groupBy by what durations are shown apart; null for nothing
 * @param pended whether it is measured how long requests stay with a filter between two callbacks
 * @param slow which of the slowest callbacks and operations are kept
 * @param detail whether latency over time, and where time goes, is kept
 * @param snapshots of the machine, taken beside the recording
 * @param fileObjects addresses whose lives are wanted as well, such as those that a debugger has shown
 * @param withoutSection file objects that a debugger has shown to be neither cached nor mapped, with their names
 * @param versions whether the versions of drivers are wanted, where the recording has them
 * @param oneThread whether reading and analysis share a thread: for who analyzes several recordings at once
 * @param members which files of an archive are meant
 */
public record TraceOptions(
        boolean strict,
        boolean anyMachine,
        HolderRules rules,
        Function<TraceClock, Window> window,
        GroupBy groupBy,
        boolean pended,
        SlowWanted slow,
        boolean detail,
        List<SnapshotFile> snapshots,
        Set<Long> fileObjects,
        Map<Long, String> withoutSection,
        boolean versions,
        boolean oneThread,
        Members members) {
    public TraceOptions {
        snapshots = List.copyOf(snapshots);
        fileObjects = Set.copyOf(fileObjects);
        withoutSection = Map.copyOf(withoutSection);
    }

    /** The whole recording, by the built-in rules; damage is counted and read over. */
    public static TraceOptions standard() {
        return new TraceOptions(
                false,
                false,
                RulesFile.builtIn(),
                clock -> Window.ALL,
                null,
                false,
                SlowWanted.STANDARD,
                false,
                List.of(),
                Set.of(),
                Map.of(),
                false,
                false,
                Members.ONE);
    }

    public TraceOptions withStrict(boolean stopsAtDamage) {
        return new TraceOptions(
                stopsAtDamage,
                anyMachine,
                rules,
                window,
                groupBy,
                pended,
                slow,
                detail,
                snapshots,
                fileObjects,
                withoutSection,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withAnyMachine(boolean isForced) {
        return new TraceOptions(
                strict,
                isForced,
                rules,
                window,
                groupBy,
                pended,
                slow,
                detail,
                snapshots,
                fileObjects,
                withoutSection,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withRules(HolderRules others) {
        return new TraceOptions(
                strict,
                anyMachine,
                others,
                window,
                groupBy,
                pended,
                slow,
                detail,
                snapshots,
                fileObjects,
                withoutSection,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withWindow(Function<TraceClock, Window> part) {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                part,
                groupBy,
                pended,
                slow,
                detail,
                snapshots,
                fileObjects,
                withoutSection,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withGroups(GroupBy by) {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                window,
                by,
                pended,
                slow,
                detail,
                snapshots,
                fileObjects,
                withoutSection,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withPended() {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                window,
                groupBy,
                true,
                slow,
                detail,
                snapshots,
                fileObjects,
                withoutSection,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withSlow(SlowWanted wanted) {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                window,
                groupBy,
                pended,
                wanted,
                detail,
                snapshots,
                fileObjects,
                withoutSection,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withDetail() {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                window,
                groupBy,
                pended,
                slow,
                true,
                snapshots,
                fileObjects,
                withoutSection,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withSnapshots(List<SnapshotFile> beside) {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                window,
                groupBy,
                pended,
                slow,
                detail,
                beside,
                fileObjects,
                withoutSection,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withLivesOf(Set<Long> addresses) {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                window,
                groupBy,
                pended,
                slow,
                detail,
                snapshots,
                addresses,
                withoutSection,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withoutSections(Map<Long, String> shown) {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                window,
                groupBy,
                pended,
                slow,
                detail,
                snapshots,
                fileObjects,
                shown,
                versions,
                oneThread,
                members);
    }

    public TraceOptions withVersions() {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                window,
                groupBy,
                pended,
                slow,
                detail,
                snapshots,
                fileObjects,
                withoutSection,
                true,
                oneThread,
                members);
    }

    public TraceOptions withOneThread() {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                window,
                groupBy,
                pended,
                slow,
                detail,
                snapshots,
                fileObjects,
                withoutSection,
                versions,
                true,
                members);
    }

    public TraceOptions withMembers(Members ofArchives) {
        return new TraceOptions(
                strict,
                anyMachine,
                rules,
                window,
                groupBy,
                pended,
                slow,
                detail,
                snapshots,
                fileObjects,
                withoutSection,
                versions,
                oneThread,
                ofArchives);
    }

    AnalysisOptions measured(TraceClock clock) {
        return new AnalysisOptions(rules, window.apply(clock), groupBy, pended, slow, detail, withoutSection);
    }
}
