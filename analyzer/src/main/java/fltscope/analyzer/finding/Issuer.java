package fltscope.analyzer.finding;

import java.util.List;

/**
 * Who issued a create: an application, or a filter for itself.
 *
 * @param filter driver of the filter that issued it; null when none is known to have
 * @param confidence how sure that is; {@link Confidence#UNKNOWN} when no filter is known to have
 * @param reason what it is concluded from
 * @param range where only a range of filters can be named: those that may have issued it, highest first; else empty
 * @param refutedBy what shows that the filter let go of it all the same; null when nothing does
 */
public record Issuer(String filter, Confidence confidence, String reason, List<String> range, String refutedBy) {
    /** Nothing says that it was a filter. */
    static final Issuer APPLICATION = new Issuer(null, Confidence.UNKNOWN, "", List.of(), null);

    /** The same, with what shows that the filter holds nothing any more. */
    Issuer refuted(String by) {
        return new Issuer(filter, confidence, reason, range, by);
    }

    /** Whether the create is a filter's own. */
    public boolean isFilter() {
        return filter != null;
    }
}
