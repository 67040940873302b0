package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.text.Tone;

/** How much a severity asks for attention. */
public final class SeverityTone {
    private SeverityTone() {}

    public static Tone of(Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.ALARM;
            case WARNING -> Tone.CAUTION;
            case NOTE, INFO -> Tone.HINT;
            case UNJUDGED, NONE -> Tone.PLAIN;
        };
    }
}
