package fltscope.analyzer.finding;

import java.util.List;
import java.util.Locale;

/**
 * Opens that live long by design, by what their path ends or starts with. Paths are compared in lower case.
 *
 * @param label who holds it
 * @param explanation why that is by design
 * @param contains a part of the path that must be there; null for any
 * @param endings of which the path must have one; empty for any
 */
public record KnownHolder(String label, String explanation, String contains, List<String> endings) {
    private static final String BY_SYSTEM = "The system keeps it open as long as it runs.";

    /** The holders that are known without a rules file. */
    public static final List<KnownHolder> BUILT_IN = List.of(
            new KnownHolder(
                    "smart-card redirector",
                    "A redirected smart-card call waits for a reader event: the open lives as long as its card context, by"
                            + " design of the redirector. It blocks a filter's unload only if the filter itself references it"
                            + " or has the request pended.",
                    "\\tsclient\\scard\\",
                    List.of()),
            new KnownHolder(
                    "paging file", BY_SYSTEM, null, List.of("\\pagefile.sys", "\\swapfile.sys", "\\hiberfil.sys")),
            new KnownHolder(
                    "registry hive",
                    "The registry keeps its hives open while they are loaded.",
                    "\\system32\\config\\",
                    List.of()),
            new KnownHolder(
                    "registry hive",
                    "The registry keeps a user's hive open while the user is logged on.",
                    null,
                    List.of(
                            "\\ntuser.dat",
                            "\\usrclass.dat",
                            ".regtrans-ms",
                            "\\ntuser.dat.log1",
                            "\\ntuser.dat.log2")),
            new KnownHolder(
                    "file system metadata", BY_SYSTEM, null, List.of("\\$mft", "\\$logfile", "\\$bitmap", "\\$volume")),
            new KnownHolder(
                    "virtual disk",
                    "A mounted virtual disk keeps its file open.",
                    null,
                    List.of(".vhd", ".vhdx", ".avhdx", ".vmcx", ".vmrs")),
            new KnownHolder("pipe", "Pipes live as long as their ends.", "\\device\\namedpipe\\", List.of()),
            new KnownHolder("mailslot", "Mailslots live as long as their owner.", "\\device\\mailslot\\", List.of()));

    /** The first holder that knows a path; null when none does. */
    static KnownHolder of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (KnownHolder holder : BUILT_IN) {
            if (holder.knows(lower)) {
                return holder;
            }
        }
        return null;
    }

    private boolean knows(String lowerPath) {
        if (contains != null && !lowerPath.contains(contains)) {
            return false;
        }
        return endings.isEmpty() || endings.stream().anyMatch(lowerPath::endsWith);
    }
}
