package fltscope.analyzer.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fltscope.analyzer.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the commands say of a case, as one JSON document each: the exit code, the messages, and the members of what was written.
 * {@code explain} is asked for all lives, for the first finding of each class but at most five, and for the
 * life in the middle; its document has one member for each question.
 */
final class GoldenCommands {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FINDINGS_OF_CLASS = 1;
    private static final int FINDINGS = 5;
    private static final String[][] NARROWED = {
        {"--by", "process"}, {"--by", "path", "--filter", "vfsmfd"}, {"--from", "5s", "--to", "40s"}
    };
    private static final String BUDGET = "{\"format\": \"fltscope-budget\", \"version\": 1, \"limits\": [\n"
            + "\"vfsmfd CREATE pre p50 <= 1 ms\", \"WdFilter CREATE pre p99 <= 2 us\","
            + " \"unclosed opens issued by vfsmfd = 0\"]}\n";

    private final GoldenCase golden;
    private final Path folder;
    private final Map<String, JsonNode> documents = new LinkedHashMap<>();

    private GoldenCommands(GoldenCase golden, Path folder) {
        this.golden = golden;
        this.folder = folder;
    }

    /** The documents by command, in the order in which they are compared. */
    static Map<String, JsonNode> run(GoldenCase golden, Path folder) throws IOException {
        GoldenCommands commands = new GoldenCommands(golden, folder);
        commands.run();
        return commands.documents;
    }

    private void run() throws IOException {
        GoldenCase.Input input = golden.input(folder);
        CanonicalJson canonical =
                new CanonicalJson(List.of(folder, input.trace().toAbsolutePath().getParent()));
        Path trace = input.trace();
        Object[] options = input.snapshot() == null ? new Object[0] : new Object[] {"--snapshot", input.snapshot()};
        documents.put("info", said(canonical, "info", trace, "--json"));
        JsonNode analysis = said(canonical, with(options, "analyze", trace, "--json"));
        documents.put("analyze", analysis);
        Object[] narrowed = NARROWED[(int) (golden.seed() % NARROWED.length)];
        documents.put("narrowed", said(canonical, with(narrowed, "analyze", trace, "--json")));
        Path baseline = folder.resolve("baseline.json");
        ObjectNode created = said(canonical, "baseline", "create", trace, "-o", baseline, "--force");
        if (Files.exists(baseline)) {
            created.set("baseline", canonical.of(MAPPER.readTree(baseline.toFile())));
        }
        documents.put("baseline", created);
        Path budget = Files.writeString(folder.resolve("budget.json"), BUDGET);
        documents.put(
                "gate",
                said(canonical, "gate", trace, "--baseline", baseline, "--budget", budget, "--json", "--top", "0"));
        documents.put("explain", explained(canonical, trace, analysis));
        if (input.throughQueue()) {
            documents.put("queue", fromQueue(canonical, trace, options));
        }
    }

    private ObjectNode explained(CanonicalJson canonical, Path trace, JsonNode analysis) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        ObjectNode all = said(canonical, "explain", trace, "*", "--json");
        answers.set("all", all);
        JsonNode lives = all.path("lives");
        if (!lives.isEmpty()) {
            int number = (lives.size() + 1) / 2;
            answers.set("life " + number, said(canonical, "explain", trace, "*", "--json", "--life", number));
        }
        for (String open : findings(analysis.path("opens"))) {
            answers.set("open " + open, said(canonical, "explain", trace, open, "--all", "--json"));
        }
        return answers;
    }

    private static Set<String> findings(JsonNode opens) {
        Map<String, Integer> ofClass = new HashMap<>();
        Set<String> addresses = new LinkedHashSet<>();
        for (JsonNode open : opens) {
            int before = ofClass.merge(open.path("class").asText(), 1, Integer::sum);
            if (before <= FINDINGS_OF_CLASS && addresses.size() < FINDINGS) {
                addresses.add(open.path("fileObject").asText());
            }
        }
        return addresses;
    }

    private ObjectNode fromQueue(CanonicalJson canonical, Path trace, Object... options) {
        Path queue = folder.resolve("queue");
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        Run collected = Run.of("collect", "--queue", queue, trace);
        answers.put("exitCode", collected.exitCode());
        answers.set("info", said(canonical, "info", queue, "--json"));
        answers.set("analyze", said(canonical, with(options, "analyze", queue, "--json")));
        answers.set("explain", said(canonical, "explain", queue, "*", "--json"));
        return answers;
    }

    private static Object[] with(Object[] options, Object... args) {
        return Stream.concat(Stream.of(args), Stream.of(options)).toArray();
    }

    private static ObjectNode said(CanonicalJson canonical, Object... args) {
        Run run = Run.of(args);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("exitCode", run.exitCode());
        document.put("messages", canonical.prose(run.err()));
        try {
            JsonNode json = MAPPER.readTree(run.out());
            if (json.isObject()) {
                json.properties().forEach(field -> document.set(field.getKey(), canonical.of(field)));
                return document;
            }
        } catch (JsonProcessingException e) {
            // It is text.
        }
        document.put("text", canonical.prose(run.out()));
        return document;
    }
}
