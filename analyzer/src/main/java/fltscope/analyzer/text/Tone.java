package fltscope.analyzer.text;

/** How much a word asks for attention; it is what a colour stands for. */
public enum Tone {
    PLAIN,
    HINT,
    CAUTION,
    ALARM
}
