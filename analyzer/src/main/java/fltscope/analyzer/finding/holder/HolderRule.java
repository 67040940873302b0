package fltscope.analyzer.finding.holder;

import java.util.List;

/** Tells by path, and maybe by opener, that an open belongs to a known holder. */
public final class HolderRule {
    /** Process events cut image names to 15 characters; some writers keep a place for the NUL. */
    private static final int SHORTEST_CUT_NAME = 14;

    private static final int LONGEST_CUT_NAME = 15;

    private final KnownHolder holder;
    private final List<PathGlob> paths;
    private final List<PathGlob> processes;

    /**
     * @param paths patterns as in {@link PathGlob}, of which one must fit the NT path or the DOS path
     * @param processes patterns of which one must fit the opener's image name; empty for any opener
     */
    public HolderRule(KnownHolder holder, List<String> paths, List<String> processes) {
        this.holder = holder;
        this.paths = paths.stream().map(PathGlob::new).toList();
        this.processes = processes.stream().map(PathGlob::new).toList();
    }

    public KnownHolder holder() {
        return holder;
    }

    /** Whether the rule knows an open; {@code image} is null where the opener is not known. */
    boolean knows(String path, String dosPath, String image) {
        return paths.stream().anyMatch(glob -> glob.matches(path) || glob.matches(dosPath)) && isBy(image);
    }

    private boolean isBy(String image) {
        if (processes.isEmpty()) {
            return true;
        }
        if (image == null) {
            return false;
        }
        boolean cut = image.length() == SHORTEST_CUT_NAME || image.length() == LONGEST_CUT_NAME;
        return processes.stream().anyMatch(glob -> glob.matches(image) || (cut && glob.beginsWith(image)));
    }
}
