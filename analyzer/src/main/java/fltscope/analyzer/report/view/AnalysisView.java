package fltscope.analyzer.report.view;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.names.VolumeNames;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.text.Escape;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What of an analysis is shown, and how.
 *
 * @param hidden opens that something hides, of those that were found
 * @param files the trace as the user named it
 * @param events events in it, of whatever kind
 * @param lengthNanos from its start to the last of them
 * @param top rows of each table; 0 for all
 * @param colour whether severities are coloured
 * @param stacks how call stacks are shown
 * @param notes more lines for the head of the report
 */
public record AnalysisView(
        Analysis analysis,
        List<OpenFinding> hidden,
        List<String> files,
        long events,
        long lengthNanos,
        Selection selection,
        Altitudes altitudes,
        int top,
        boolean colour,
        StackView stacks,
        List<String> notes) {
    /** The same with fewer opens; the others are hidden. */
    public AnalysisView showing(Analysis shown) {
        Set<OpenFinding> left = Collections.newSetFromMap(new IdentityHashMap<>());
        left.addAll(shown.opens());
        List<OpenFinding> others =
                analysis.opens().stream().filter(open -> !left.contains(open)).toList();
        return new AnalysisView(
                shown, others, files, events, lengthNanos, selection, altitudes, top, colour, stacks, notes);
    }

    /** The opens that were chosen. */
    public List<OpenFinding> opens() {
        return analysis.opens().stream().filter(this::isChosen).toList();
    }

    /** Whether an open was chosen. */
    public boolean isChosen(OpenFinding open) {
        return selection.wants(open, analysis.volumes());
    }

    /** The requests that were chosen. */
    public List<UnfinishedFinding> requests() {
        List<OpenFinding> opens = opens();
        return analysis.unfinished().stream()
                .filter(request -> selection.wants(request, opens, analysis.volumes()))
                .toList();
    }

    /** The callbacks that were chosen. */
    public List<CallbackRow> callbacks() {
        return analysis.callbacks().stream().filter(selection::wants).toList();
    }

    /** Whether callbacks, on whatever volume, are of a filter that was chosen. */
    public boolean isOfFilter(CallbackRow row) {
        return selection.filter() == null || FilterNames.same(selection.filter(), row.filter());
    }

    /** {@code vfsmfd @263410}, or the name alone. */
    public String filter(String driver) {
        return named(driver, altitudes.of(driver));
    }

    /** The same with the altitude of the instance on a volume. */
    public String instance(String driver, String device) {
        return named(driver, altitudes.of(driver, device));
    }

    private static String named(String driver, Altitude altitude) {
        return Escape.text(FilterNames.of(driver)) + (altitude == null ? "" : " @" + altitude);
    }

    public String volume(String device) {
        return Escape.text(VolumeNames.of(device, analysis.volumes()::dosPath));
    }

    /** How many of {@code rows} rows are shown. */
    public int shown(int rows) {
        return top == 0 ? rows : Math.min(rows, top);
    }

    /** The trace, of one file, as it stands on a command line. */
    public String fileArgument() {
        String file = Escape.text(files.get(0));
        return file.indexOf(' ') < 0 ? file : '"' + file + '"';
    }
}
