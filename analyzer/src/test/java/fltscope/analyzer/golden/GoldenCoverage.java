package fltscope.analyzer.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the cases have of each kind, so that one sees that equal documents prove something. */
final class GoldenCoverage {
    private static final class Row {
        private long items;
        private int cases;

        private void add(long more) {
            items += more;
            cases += more > 0 ? 1 : 0;
        }
    }

    private final Map<String, Row> rows = new TreeMap<>();

    private GoldenCoverage() {}

    static void print(Iterable<GoldenCase> cases, PrintStream out) throws IOException {
        GoldenCoverage coverage = new GoldenCoverage();
        List<GoldenCase> machines = new ArrayList<>();
        cases.forEach(machines::add);
        machines.removeIf(golden -> golden.recorded() != null);
        GoldenComparison.run(machines, (golden, documents) -> coverage.add(documents));
        out.println(machines.size() + " machines: how many, and in how many machines");
        coverage.rows.forEach((name, row) -> out.printf("  %-52s %8d %5d%n", name, row.items, row.cases));
    }

    private void add(Map<String, JsonNode> documents) {
        JsonNode analysis = documents.get("analyze");
        count("trace events", analysis.at("/trace/events").asLong());
        analysis.path("pairing")
                .path("counters")
                .forEach(counter -> count(
                        "pairing " + counter.path("name").asText(),
                        counter.path("count").asLong()));
        analysis.path("classes")
                .forEach(row -> count(
                        "class " + row.path("class").asText(), row.path("opens").asLong()));
        analysis.path("counters")
                .forEach(row -> count(
                        "damage " + row.path("counter").asText()
                                + row.path("name").asText(),
                        row.path("count").asLong()));
        Map<String, Long> rest = new TreeMap<>();
        analysis.path("opens").forEach(open -> {
            rest.merge("issuer by: " + open.at("/issuer/reason").asText(), 1L, Long::sum);
            rest.merge("issuer refuted " + !open.at("/issuer/refutedBy").isNull(), 1L, Long::sum);
            rest.merge("holder " + open.at("/holder").asText(), 1L, Long::sum);
        });
        analysis.path("unfinished")
                .forEach(row -> rest.merge("unfinished " + row.path("where").asText(), 1L, Long::sum));
        documents.get("explain").forEach(answer -> {
            answer.path("lives")
                    .forEach(life -> rest.merge("life ends: " + life.path("end").asText(), 1L, Long::sum));
            answer.at("/verdict/tests").forEach(test -> {
                if (test.path("outcome").asText().equals("yes")) {
                    rest.merge("explained by: " + test.path("name").asText(), 1L, Long::sum);
                }
            });
        });
        documents.forEach((command, document) ->
                rest.merge("exit " + command + ' ' + document.path("exitCode").asText(), 1L, Long::sum));
        rest.forEach(this::count);
    }

    private void count(String name, long more) {
        rows.computeIfAbsent(name, key -> new Row()).add(more);
    }
}
