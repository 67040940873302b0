package fltscope.analyzer.report;

import fltscope.analyzer.finding.Severity;

/** Colours of severities on a terminal (ECMA-48 SGR). */
public final class Colour {
    private static final String RESET = "\u001b[0m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String CYAN = "\u001b[36m";

    private final boolean on;

    public Colour(boolean on) {
        this.on = on;
    }

    /** The text as it is where there is no colour, or where its severity has none. */
    public String of(Severity severity, String text) {
        if (!on) {
            return text;
        }
        return switch (severity) {
            case ERROR -> RED + text + RESET;
            case WARNING -> YELLOW + text + RESET;
            case NOTE, INFO -> CYAN + text + RESET;
            case UNJUDGED, NONE -> text;
        };
    }
}
