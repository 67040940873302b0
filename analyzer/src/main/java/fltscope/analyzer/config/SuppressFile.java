package fltscope.analyzer.config;

import fltscope.analyzer.json.JsonInput;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings that are hidden, as a file; its schema is {@code fltscope/schemas/suppress.schema.json}.
 *
 * <pre>
 * format "fltscope-suppress", version 1, suppress[]:
 *   fingerprint, reason, expires (2026-12-31, the last day in UTC; missing for always)
 * </pre>
 */
public final class SuppressFile {
    private static final String FORMAT = "fltscope-suppress";
    private static final int VERSION = 1;

    private final Path file;
    private final JsonInput in;
    private final Map<String, Suppression> byFingerprint = new HashMap<>();

    private SuppressFile(Path file, JsonInput in) {
        this.file = file;
        this.in = in;
    }

    /**
     * The entries of a file in their order.
     *
     * @throws fltscope.schemas.trace.TraceException where it can not be read, or is not what it should be
     */
    public static List<Suppression> read(Path file) {
        try (JsonInput in = JsonInput.open(file)) {
            return new SuppressFile(file, in).read();
        }
    }

    private List<Suppression> read() {
        List<Suppression> entries = new ArrayList<>();
        in.document(FORMAT, VERSION, field -> switch (field) {
            case "$schema" -> in.skip();
            case "suppress" -> {
                in.array(() -> entries.add(entry()));
                yield true;
            }
            default -> false;
        });
        return entries;
    }

    private Suppression entry() {
        String place = file + ":" + in.line();
        String[] texts = new String[2];
        LocalDate[] expires = new LocalDate[1];
        in.object(field -> {
            switch (field) {
                case "fingerprint" -> texts[0] = fingerprint();
                case "reason" -> texts[1] = in.text();
                case "expires" -> expires[0] = date();
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (texts[0] == null || texts[1] == null) {
            throw in.problem("the entry that ends here lacks its " + (texts[0] == null ? "fingerprint" : "reason"));
        }
        Suppression entry = new Suppression(place, texts[0], texts[1], expires[0]);
        byFingerprint.put(entry.fingerprint(), entry);
        return entry;
    }

    private String fingerprint() {
        String fingerprint = in.text().strip();
        Suppression other = byFingerprint.get(fingerprint);
        if (other != null) {
            throw in.problem("fingerprint " + fingerprint + " has an entry already, at " + other.place());
        }
        return fingerprint;
    }

    private LocalDate date() {
        String text = in.text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw in.problem("'" + text + "' is no date like 2026-12-31");
        }
    }
}
