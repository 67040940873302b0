package fltscope.analyzer.text;

/** Colours of words on a terminal (ECMA-48 SGR). */
public final class Colour {
    private static final String RESET = "\u001b[0m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String CYAN = "\u001b[36m";

    private final boolean on;

    public Colour(boolean on) {
        this.on = on;
    }

    /** The text as it is where there is no colour, or where its tone has none. */
    public String of(Tone tone, String text) {
        if (!on) {
            return text;
        }
        return switch (tone) {
            case ALARM -> RED + text + RESET;
            case CAUTION -> YELLOW + text + RESET;
            case HINT -> CYAN + text + RESET;
            case PLAIN -> text;
        };
    }
}
