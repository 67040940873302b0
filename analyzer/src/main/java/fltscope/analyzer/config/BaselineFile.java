package fltscope.analyzer.config;

import fltscope.analyzer.json.JsonInput;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The findings of an earlier report, by their fingerprints; the report is the JSON of {@code analyze}. */
public final class BaselineFile {
    /** What a report calls its format. */
    public static final String FORMAT = "fltscope-report";

    /** Version of that format. */
    public static final int VERSION = 1;

    private final JsonInput in;
    private final Set<String> fingerprints = new HashSet<>();
    private boolean opensSeen;

    private BaselineFile(JsonInput in) {
        this.in = in;
    }

    /**
     * The fingerprints of all opens without an end and requests in a report, shown or hidden.
     *
     * @throws fltscope.schemas.trace.TraceException where it can not be read, or is not what it should be
     */
    public static Set<String> read(Path file) {
        try (JsonInput in = JsonInput.open(file)) {
            BaselineFile baseline = new BaselineFile(in);
            in.document(FORMAT, VERSION, baseline::field);
            if (!baseline.opensSeen) {
                throw in.problem("the report has no opens");
            }
            return baseline.fingerprints;
        }
    }

    private boolean field(String name) {
        switch (name) {
            case "opens" -> {
                opensSeen = true;
                in.array(() -> finding(true));
            }
            case "unfinished" -> in.array(() -> finding(false));
            default -> in.skip();
        }
        return true;
    }

    /** Requests have had fingerprints since they can be findings. */
    private void finding(boolean isOpen) {
        boolean[] seen = new boolean[1];
        in.object(field -> {
            if (!field.equals("fingerprint")) {
                return in.skip();
            }
            fingerprints.add(in.text());
            seen[0] = true;
            return true;
        });
        if (isOpen && !seen[0]) {
            throw in.problem("the open that ends here lacks its fingerprint");
        }
    }
}
