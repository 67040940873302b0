package fltscope.analyzer.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static boolean allows(boolean windows, Map<String, String> environment) {
        return Terminal.allowsColours(environment::get, windows);
    }

    @Test
    void noColorTurnsColoursOffUnlessItIsEmpty() {
        assertThat(allows(false, Map.of("TERM", "xterm"))).isTrue();
        assertThat(allows(false, Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
        assertThat(allows(false, Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
        assertThat(allows(true, Map.of("WT_SESSION", "1", "NO_COLOR", "0"))).isFalse();
    }

    @Test
    void aDumbTerminalHasNoColours() {
        assertThat(allows(false, Map.of("TERM", "dumb"))).isFalse();
        assertThat(allows(false, Map.of())).isTrue();
    }

    @Test
    void onWindowsOnlyATerminalThatSaysWhoItIsHasThem() {
        assertThat(allows(true, Map.of())).isFalse();
        assertThat(allows(true, Map.of("WT_SESSION", "1"))).isTrue();
        assertThat(allows(true, Map.of("TERM", "xterm-256color"))).isTrue();
        assertThat(allows(true, Map.of("ConEmuANSI", "ON"))).isTrue();
        assertThat(allows(true, Map.of("ConEmuANSI", "OFF"))).isFalse();
    }
}
