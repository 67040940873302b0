package fltscope.analyzer.cli.analyze;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.names.Glob;
import fltscope.analyzer.names.VolumeNames;
import fltscope.analyzer.report.view.Selection;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.result.FilterRow;
import fltscope.analyzer.result.Window;
import fltscope.schemas.trace.TraceClock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns options into a selection, when the trace was read and it is known which names there are. */
final class Narrowing {
    private static final int MOST_NAMES = 20;

    private final CommandLine command;
    private final AnalyzeOptions options;
    private final Analysis analysis;

    Narrowing(CommandLine command, AnalyzeOptions options, Analysis analysis) {
        this.command = command;
        this.options = options;
        this.analysis = analysis;
    }

    /**
     * What the options choose.
     *
     * @throws ParameterException where one names what there is not
     */
    Selection selection() {
        if (options.filter != null) {
            checkFilter();
        }
        if (options.process != null) {
            checkProcess();
        }
        TraceClock clock = analysis.header().clock();
        Window window = options.window(command, clock);
        return new Selection(
                options.filter,
                options.volume == null ? List.of() : volumes(),
                options.process,
                options.path == null ? null : new Glob(options.path),
                options.minAge == null ? 0 : options.minAge.value(),
                options.from == null ? Long.MIN_VALUE : clock.nanosSinceStart(window.fromTicks()),
                options.to == null ? Long.MAX_VALUE : clock.nanosSinceStart(window.toTicks()));
    }

    private void checkFilter() {
        Set<String> names = names();
        analysis.filters().stream().map(FilterRow::driver).map(FilterNames::of).forEach(names::add);
        for (OpenFinding open : analysis.opens()) {
            open.seenBy().create().stream().map(FilterNames::of).forEach(names::add);
            if (open.issuer().isFilter()) {
                names.add(FilterNames.of(open.issuer().filter()));
            }
        }
        if (names.stream().noneMatch(name -> FilterNames.same(name, options.filter))) {
            throw unknown("--filter", options.filter, "no callback of it is", names);
        }
    }

    private List<String> volumes() {
        Set<String> devices = names();
        analysis.callbacks().stream().map(CallbackRow::volume).forEach(device -> addTo(devices, device));
        analysis.opens().stream().map(open -> open.file().volume()).forEach(device -> addTo(devices, device));
        List<String> named = devices.stream()
                .filter(device -> VolumeNames.names(options.volume, device, analysis.volumes()::dosPath))
                .toList();
        if (named.isEmpty()) {
            Set<String> names = names();
            devices.forEach(device -> names.add(VolumeNames.of(device, analysis.volumes()::dosPath)));
            throw unknown("--volume", options.volume, "neither a callback nor an open without an end on it is", names);
        }
        return named;
    }

    private void checkProcess() {
        Set<String> names = names();
        boolean[] known = new boolean[1];
        analysis.processes().forEach(process -> {
            known[0] |= Selection.isProcess(options.process, process.imageFileName(), process.processId());
        });
        for (OpenFinding open : analysis.opens()) {
            known[0] |= Selection.isProcess(
                    options.process, open.opener().image(), open.opener().process());
            names.add((open.opener().image() == null ? "" : open.opener().image() + " ") + "("
                    + Integer.toUnsignedString(open.opener().process()) + ")");
        }
        if (!known[0]) {
            throw unknown("--process", options.process, "it is not", names);
        }
    }

    private ParameterException unknown(String option, String value, String what, Collection<String> names) {
        String there = names.isEmpty()
                ? "none there could be"
                : String.join(", ", names.stream().limit(MOST_NAMES).toList())
                        + (names.size() > MOST_NAMES ? ", ..." : "");
        return new ParameterException(
                command, option + ": '" + value + "': " + what + " in this trace; there is " + there);
    }

    private static Set<String> names() {
        return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }

    private static void addTo(Set<String> names, String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
