package fltscope.analyzer.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\ud83db",
                "\ude00",
                "\ud83d",
                "\\u{d83d}",
                "\\u{5c}u{d83d}",
                "\ud83d\ude00",
                "\ude00\ud83d",
                "\u001b\u202e"
            })
    void jsonHasNoHalfOfAPairAndGivesTheNameBack(String name) {
        String json = JsonNames.of(name);

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(json)).isTrue();
        assertThat(JsonNames.name(json)).isEqualTo(name);
    }

    @Test
    void jsonIsAsciiWithoutWhatATerminalOrABuildServerObeys() {
        StringWriter text = new StringWriter();
        try (JsonOutput json = new JsonOutput(text)) {
            json.document(() -> json.text("name", "\u007f\u0085\u009b\u202e\u2028\ud83d##vso[task.complete]"));
        }
        assertThat(text.toString())
                .matches("[\\x20-\\x7e\\n]*")
                .doesNotContain("#")
                .contains("\\u202E", "\\u{d83d}");
    }
}
