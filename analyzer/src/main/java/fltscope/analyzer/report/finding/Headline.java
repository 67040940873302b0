package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.Severity;

/**
 * One sentence of what stands out in a trace, which names the culprit first.
 *
 * @param severity how grave it is
 * @param who the culprit, as recorded; the sentence begins with it
 * @param text the rest of the sentence, without a full stop
 * @param about what of the report shows it
 * @param fingerprint of the finding, or of the first of several; null where it is of none
 */
public record Headline(Severity severity, String who, String text, About about, String fingerprint) {
    /** What of a report a headline is about. */
    public enum About {
        OPENS("opens"),
        REQUESTS("requests"),
        LATENCY("latency");

        private final String label;

        About(String label) {
            this.label = label;
        }

        /** Name in reports. */
        public String label() {
            return label;
        }
    }

    /** The whole sentence. */
    public String sentence() {
        return who + " " + text;
    }
}
