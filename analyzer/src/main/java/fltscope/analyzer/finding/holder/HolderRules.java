package fltscope.analyzer.finding.holder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules by which known holders are told, in the order in which they are tried, and what paths are on other machines. The
 * built-in ones are a file, {@code fltscope/schemas/rules.json}, which the report reads, as it does the user's own.
 */
public final class HolderRules {
    /** No rules: every open is judged by its life alone, and as one of this machine. */
    public static final HolderRules NONE = new HolderRules(List.of(), List.of());

    private final List<HolderRule> rules;
    private final List<PathGlob> remote;

    /** @param remote patterns, as in {@link PathGlob}, of NT paths on other machines */
    public HolderRules(List<HolderRule> rules, List<String> remote) {
        this(List.copyOf(rules), remote.stream().map(PathGlob::new));
    }

    private HolderRules(List<HolderRule> rules, Stream<PathGlob> remote) {
        this.rules = rules;
        this.remote = remote.toList();
    }

    /** These rules, and then others. */
    public HolderRules then(HolderRules others) {
        List<HolderRule> both = new ArrayList<>(rules);
        both.addAll(others.rules);
        return new HolderRules(List.copyOf(both), Stream.concat(remote.stream(), others.remote.stream()));
    }

    public List<HolderRule> rules() {
        return rules;
    }

    /**
     * The holder that the first matching rule names; null when none matches.
     *
     * @param path as recorded
     * @param dosPath the same with a drive letter, or as recorded where none is known
     * @param image image name of the opener; null when not known
     */
    public KnownHolder of(String path, String dosPath, String image) {
        for (HolderRule rule : rules) {
            if (rule.knows(path, dosPath, image)) {
                return rule.holder();
            }
        }
        return null;
    }

    /** Whether a path is on another machine, behind a redirector: nothing follows from its not being cached. */
    public boolean isRemote(String path) {
        return remote.stream().anyMatch(glob -> glob.matches(path));
    }
}
