package fltscope.analyzer.config;

import fltscope.analyzer.finding.holder.HolderRule;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.finding.holder.KnownHolder;
import fltscope.analyzer.json.JsonInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Known holders as a file; its schema is {@code fltscope/schemas/rules.schema.json}. The built-in ones stand beside it.
 *
 * <pre>
 * format "fltscope-rules", version 1, rules[]:
 *   label, explanation, paths[], processes[] (missing for any process)
 * remotePaths[] (missing for none)
 * </pre>
 */
public final class RulesFile {
    private static final String FORMAT = "fltscope-rules";
    private static final int VERSION = 1;
    private static final String BUILT_IN = "/fltscope/schemas/rules.json";

    private final JsonInput in;

    private RulesFile(JsonInput in) {
        this.in = in;
    }

    /** The rules that are known without a file. */
    public static HolderRules builtIn() {
        try (JsonInput in = JsonInput.of("rules.json", RulesFile.class.getResourceAsStream(BUILT_IN))) {
            return new RulesFile(in).read();
        }
    }

    /**
     * The rules of a file.
     *
     * @throws fltscope.schemas.trace.TraceException where it can not be read, or is not what it should be
     */
    public static HolderRules read(Path file) {
        try (JsonInput in = JsonInput.open(file)) {
            return new RulesFile(in).read();
        }
    }

    private HolderRules read() {
        List<HolderRule> rules = new ArrayList<>();
        List<String> remotePaths = new ArrayList<>();
        in.document(FORMAT, VERSION, field -> switch (field) {
            case "$schema" -> in.skip();
            case "rules" -> {
                in.array(() -> rules.add(rule()));
                yield true;
            }
            case "remotePaths" -> {
                patterns(remotePaths);
                yield true;
            }
            default -> false;
        });
        return new HolderRules(rules, remotePaths);
    }

    private HolderRule rule() {
        String[] texts = new String[2];
        List<String> paths = new ArrayList<>();
        List<String> processes = new ArrayList<>();
        in.object(field -> {
            switch (field) {
                case "label" -> texts[0] = in.text();
                case "explanation" -> texts[1] = in.text();
                case "paths" -> patterns(paths);
                case "processes" -> patterns(processes);
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (texts[0] == null || texts[1] == null || paths.isEmpty()) {
            throw in.problem("the rule that ends here lacks its "
                    + (texts[0] == null ? "label" : texts[1] == null ? "explanation" : "paths"));
        }
        return new HolderRule(new KnownHolder(texts[0], texts[1]), paths, processes);
    }

    private void patterns(List<String> patterns) {
        in.array(() -> {
            String pattern = in.text();
            if (pattern.indexOf('/') >= 0) {
                throw in.problem("the pattern has a slash; Windows separates with a backslash, in JSON \\\\");
            }
            if (pattern.chars().anyMatch(unit -> unit < ' ')) {
                throw in.problem("the pattern has a control character; a backslash is written \\\\ in JSON");
            }
            patterns.add(pattern);
        });
        if (patterns.isEmpty()) {
            throw in.problem("there is no pattern in this array");
        }
    }
}
