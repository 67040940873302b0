package fltscope.analyzer.config;

import java.time.LocalDate;

/**
 * A finding that the user knows and does not want to see.
 *
 * @param place file and line of the entry
 * @param fingerprint of the finding
 * @param reason why it is hidden
 * @param expires the last day (UTC) on which it is; null for every day
 */
public record Suppression(String place, String fingerprint, String reason, LocalDate expires) {
    /** Whether it has ceased to hide on a day (UTC). */
    public boolean isExpired(LocalDate today) {
        return expires != null && today.isAfter(expires);
    }
}
