package fltscope.analyzer.finding;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Opens that live long by design, known by their path.
 *
 * @param label who holds it
 * @param explanation why that is by design
 * @param path what is found in such a path; null for a holder that is known by something else
 */
public record KnownHolder(String label, String explanation, Pattern path) {
    private static final String BY_SYSTEM = "The system keeps it open as long as it runs.";
    private static final String ROOT = "^(?:/device/[^/]+|(?:/\\?\\?/)?[a-z]:)";

    /** The holders that are known without a rules file. */
    public static final List<KnownHolder> BUILT_IN = List.of(
            of(
                    "smart-card redirector",
                    "A redirected smart-card call waits for a reader event: the open lives as long as its card context, by"
                            + " design of the redirector. It blocks a filter's unload only if the filter itself references it"
                            + " or has the request pended.",
                    "^/device/mup/(?:.*/)?tsclient/scard/[^/]+$"),
            of("paging file", BY_SYSTEM, ROOT + "/(?:pagefile|swapfile|hiberfil)\\.sys$"),
            of(
                    "registry hive",
                    "The registry keeps its hives open while they are loaded.",
                    "/system32/config/(?:(?:txr|regback)/)?[^/]+$"),
            of(
                    "registry hive",
                    "The registry keeps a user's hive open while the user is logged on.",
                    "/(?:(?:ntuser|usrclass)\\.dat(?:\\.log[12]?|\\{[^/]*)?|[^/]*\\.regtrans-ms)$"),
            of(
                    "file system metadata",
                    BY_SYSTEM,
                    ROOT + "/\\$(?:mft|mftmirr|logfile|bitmap|volume|secure|badclus"
                            + "|extend/\\$(?:usnjrnl|objid|quota|reparse|rmmetadata).*)(?::[^/]*)?$"),
            of("virtual disk", "A mounted virtual disk keeps its file open.", "\\.(?:a?vhdx?|vmcx|vmrs)$"),
            of("pipe", "Pipes live as long as their ends.", "^/device/namedpipe(?:/.*)?$"),
            of("mailslot", "Mailslots live as long as their owner.", "^/device/mailslot(?:/.*)?$"),
            of(
                    "volume handle",
                    "Whoever mounts, scans or watches a volume or a device keeps it open.",
                    "^(?:/device/[^/]+|(?:/\\?\\?/)?[a-z]:)$"));

    /** The holder of a directory in which somebody waits for changes. */
    static final KnownHolder WATCHER = new KnownHolder(
            "change notification", "A directory stays open as long as somebody waits for changes in it.", null);

    /** A holder by an expression with slashes for backslashes, which no path holds otherwise; case does not count. */
    private static KnownHolder of(String label, String explanation, String path) {
        return new KnownHolder(
                label, explanation, Pattern.compile(path.replace("/", "\\\\"), Pattern.CASE_INSENSITIVE));
    }

    /** The first holder that knows a path; null when none does. */
    static KnownHolder of(String path) {
        for (KnownHolder holder : BUILT_IN) {
            if (holder.path.matcher(path).find()) {
                return holder;
            }
        }
        return null;
    }
}
