package fltscope.benchmarks;

import fltscope.benchmarks.Figure.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds fltscope against the C walk and against its targets. What is compared is measured in turn, so that a change of the
 * machine's mood meets both.
 */
final class Comparison {
    private static final double WARM_WALK_TARGET = 1.5;
    private static final double WARM_XPRESS_TARGET = 1.3;
    private static final double INFO_TARGET = 3.5;
    private static final double ANALYZE_TARGET = 6;
    private static final double ANALYZE_TARGET_MILLIONS = 5;
    private static final double GROWTH_TARGET = 1.2;
    private static final double ANALYZE_MEMORY_TARGET_MIB = 256;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final double HELP_TARGET_SECONDS = 0.25;
    private static final double MEMORY_TARGET_MIB = 160;
    private static final int ROUNDS_IN_WARM_C = 3;
    private static final List<String> COMMANDS = List.of("info", "events", "analyze");

    private final Tools tools;
    private final int rounds;
    private final List<Figure> figures = new ArrayList<>();

    Comparison(Tools tools, int rounds) {
        this.tools = tools;
        this.rounds = rounds;
    }

    List<Figure> figures() {
        return figures;
    }

    /** A JVM that has walked the trace many times, against the C walk in {@code mode}. */
    void warm(String name, String mode, Path trace) throws IOException, InterruptedException {
        double target = mode.equals("walkx") ? WARM_XPRESS_TARGET : WARM_WALK_TARGET;
        Samples ours = new Samples();
        Samples limit = new Samples();
        Process java = tools.warmWalk(trace);
        try (BufferedReader answers = java.inputReader(StandardCharsets.UTF_8);
                PrintWriter requests = new PrintWriter(java.outputWriter(StandardCharsets.US_ASCII), true)) {
            for (int i = 0; i < rounds; i++) {
                requests.println();
                ours.add(Tools.timeNs(answers.readLine()));
                limit.add(tools.walkNs(mode, trace, ROUNDS_IN_WARM_C));
            }
        } finally {
            java.destroy();
        }
        add(new Figure(name, Unit.RATIO, ours, limit, target));
    }

    /** {@code fltscope info}, launcher and JVM start included, against the C walk's own time. */
    void info(String size, Path trace) throws IOException, InterruptedException {
        Samples ours = new Samples();
        Samples limit = new Samples();
        tools.walkNs("walkr", trace, 1);
        for (int i = 0; i < rounds; i++) {
            ours.add(tools.fltscope("info", trace.toString()).wallNs());
            limit.add(tools.walkNs("walkr", trace, 1));
        }
        add(new Figure("info " + size, Unit.RATIO, ours, limit, INFO_TARGET));
    }

    /** {@code fltscope analyze}, whole process, against the C walk's own time; then events a second on one processor. */
    void analyze(String size, Path trace) throws IOException, InterruptedException {
        Samples ours = new Samples();
        Samples limit = new Samples();
        Samples perSecond = new Samples();
        long events = tools.events(trace);
        for (int i = 0; i < rounds; i++) {
            ours.add(tools.fltscope("analyze", trace.toString()).wallNs());
            limit.add(tools.walkNs("walkr", trace, 1));
            long alone =
                    tools.fltscopeOnOneProcessor("analyze", trace.toString()).wallNs();
            perSecond.add(events * NS_PER_SECOND / alone);
        }
        add(new Figure("analyze " + size, Unit.RATIO, ours, limit, ANALYZE_TARGET));
        add(new Figure(
                "analyze, 1 processor", Unit.MILLIONS_PER_SECOND, perSecond, new Samples(), ANALYZE_TARGET_MILLIONS));
    }

    /** How much longer an event takes in a large trace than in a small one, in JVMs that have analyzed them before. */
    void growth(Path small, Path large) throws IOException, InterruptedException {
        Samples ours = tools.warmAnalysisNs(large, 1);
        Samples limit = tools.warmAnalysisNs(small, rounds);
        add(new Figure("analyze, an event", Unit.RATIO, ours, limit, GROWTH_TARGET));
    }

    /** Peak resident memory of an analysis. */
    void analysisMemory(String size, Path trace) throws IOException, InterruptedException {
        Samples peaks = new Samples();
        peaks.add(tools.fltscope("analyze", trace.toString()).peakBytes());
        add(new Figure("memory analyze " + size, Unit.MEBIBYTES, peaks, new Samples(), ANALYZE_MEMORY_TARGET_MIB));
    }

    /** Peak resident memory of each command that reads a trace. */
    void memory(String size, Path trace) throws IOException, InterruptedException {
        for (String command : COMMANDS) {
            Samples peaks = new Samples();
            peaks.add(tools.fltscope(command, trace.toString()).peakBytes());
            add(new Figure("memory " + command + " " + size, Unit.MEBIBYTES, peaks, new Samples(), MEMORY_TARGET_MIB));
        }
    }

    /** {@code fltscope --help}. */
    void help() throws IOException, InterruptedException {
        Samples ours = new Samples();
        for (int i = 0; i < rounds; i++) {
            ours.add(tools.fltscope("--help").wallNs());
        }
        add(new Figure("--help", Unit.SECONDS, ours, new Samples(), HELP_TARGET_SECONDS));
    }

    private void add(Figure figure) {
        figures.add(figure);
        System.out.println(figure.line());
    }
}
