package fltscope.analyzer.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of {@code benchmarks/run.sh --golden}, which compares all cases. */
class GoldenTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SEEDS = 12;

    @TempDir
    Path folder;

    @Test
    void theSampleAndSomeMachinesAreSaidToBeWhatTheyWere() throws IOException {
        List<GoldenCase> cases = new ArrayList<>(List.of(GoldenCase.sample()));
        cases.addAll(GoldenCase.machines(SEEDS));
        GoldenDigests before = GoldenDigests.read();
        Map<String, Set<String>> differences = new LinkedHashMap<>();
        Set<String> explained = new LinkedHashSet<>();
        GoldenComparison.run(cases, (golden, documents) -> {
            assertThat(documents).as(golden.name()).containsKeys("info", "analyze", "baseline", "gate", "explain");
            if (documents.get("explain").at("/all/exitCode").asInt() == 0) {
                explained.add(golden.name());
            }
            differences.putAll(GoldenComparison.differences(before, golden.name(), documents));
        });

        assertThat(explained).hasSizeGreaterThan(SEEDS / 2);
        assertThat(differences)
                .as("see Golden comparison in benchmarks/README.md; each difference names the rule that caused it")
                .isEmpty();
    }

    @Test
    void theDigestsAreOfAllMachines() throws IOException {
        GoldenDigests digests = GoldenDigests.read();
        for (GoldenCase golden : GoldenCase.machines(GoldenCase.SEEDS)) {
            assertThat(digests.lines()).containsKey(GoldenDigests.key(golden.name(), "explain"));
        }
    }

    @Test
    void aSeedGivesOneFile() throws IOException {
        GoldenCase golden = GoldenCase.machines(3).get(2);
        Path once = golden.input(Files.createDirectory(folder.resolve("once"))).trace();
        Path again =
                golden.input(Files.createDirectory(folder.resolve("again"))).trace();
        assertThat(once).hasSameBinaryContentAs(again);
        assertThat(Files.size(once)).isGreaterThan(10_000);
    }

    @Test
    void differencesAreNamedByPathAndElementsAreMatchedByName() throws IOException {
        JsonNode before =
                MAPPER.readTree("{\"a\": [{\"name\": \"x\", \"n\": 1}, {\"name\": \"y\", \"n\": 2}], \"b\": 1}");
        JsonNode after =
                MAPPER.readTree("{\"a\": [{\"name\": \"w\", \"n\": 1}, {\"name\": \"y\", \"n\": 3}], \"c\": 1}");

        assertThat(JsonDifference.of(before, after))
                .extracting(JsonDifference.Found::path)
                .containsExactlyInAnyOrder("a.*", "a.*", "a.*.n", "b", "c");
        assertThat(JsonDifference.of(before, after))
                .contains(new JsonDifference.Found("a.*.n", "a[1 y].n", "2", "3"))
                .contains(new JsonDifference.Found("b", "b", "1", null));
        assertThat(JsonDifference.of(before, before)).isEmpty();
    }

    @Test
    void whatIsAllowedIsThePathAndAllBelowIt() {
        AllowedPaths allowed = new AllowedPaths();
        allowed.add("here", "analyze filters.*.createCalls: one meaning of a create");
        allowed.add("here", "explain **.verdict.tests: what explain prints as tests");

        assertThat(allowed.isAllowed("analyze", "filters.*.createCalls")).isTrue();
        assertThat(allowed.isAllowed("analyze", "filters.*.calls")).isFalse();
        assertThat(allowed.isAllowed("gate", "filters.*.createCalls")).isFalse();
        assertThat(allowed.isAllowed("explain", "open.verdict.tests.*.reason")).isTrue();
        assertThat(allowed.isAllowed("explain", "open.verdict.class")).isFalse();
    }

    @Test
    void anAllowedPathHasARule() {
        AllowedPaths allowed = new AllowedPaths();
        assertThatThrownBy(() -> allowed.add("list.txt:3", "analyze filters"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("list.txt:3");
    }
}
