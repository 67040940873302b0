package fltscope.analyzer.finding;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules by which known holders are told, in the order in which they are tried. The built-in ones are a file,
 * {@code fltscope/schemas/rules.json}, which the report reads, as it does the user's own.
 */
public record HolderRules(List<HolderRule> rules) {
    /** No rules: every open is judged by its life alone. */
    public static final HolderRules NONE = new HolderRules(List.of());

    public HolderRules {
        rules = List.copyOf(rules);
    }

    /** These rules, and then others. */
    public HolderRules then(HolderRules others) {
        List<HolderRule> both = new ArrayList<>(rules);
        both.addAll(others.rules);
        return new HolderRules(both);
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
}
