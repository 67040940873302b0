package fltscope.analyzer.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GateOutputsTest {
    @Test
    void annotationsAreForGitHubActionsAlone() {
        assertThat(GateOutputs.wantsAnnotations(Map.of("GITHUB_ACTIONS", "true")::get))
                .isTrue();
        assertThat(GateOutputs.wantsAnnotations(Map.of("GITHUB_ACTIONS", "false")::get))
                .isFalse();
        assertThat(GateOutputs.wantsAnnotations(Map.of("CI", "true")::get)).isFalse();
    }
}
