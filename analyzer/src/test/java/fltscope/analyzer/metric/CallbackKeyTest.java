package fltscope.analyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"vfsmfd", "My Filter", "a/b:c d", "x.sys", ""})
    void everyKeyIsReadBackFromItsText(String filter) {
        for (int function = 0; function < 256; function++) {
            CallbackKey key = new CallbackKey(filter, function, function % 2 == 0);
            assertThat(CallbackKey.parse(key.label())).isEqualTo(key);
            assertThat(CallbackKey.parse(key.text(':'), ':')).isEqualTo(key);
            assertThat(CallbackKey.parse(key.text(' '), ' ')).isEqualTo(key);
        }
    }

    @Test
    void aKeyIsSpelledByFilterFunctionAndPhase() {
        CallbackKey key = CallbackKey.of("WdFilter.sys", 0, false);
        assertThat(key.label()).isEqualTo("WdFilter/CREATE/pre");
        assertThat(key.folded().label()).isEqualTo("wdfilter/CREATE/pre");
        assertThat(key.withinFilter()).isEqualTo("CREATE pre");
        assertThat(CallbackKey.of(null, 0xF4, true).label()).isEqualTo("(unknown)/0xf4/post");
    }

    @Test
    void functionAndPhaseAreReadInWhateverCase() {
        CallbackKey read = CallbackKey.parse("wdfilter.sys:irp_mj_create:PRE", ':');
        assertThat(read.isSame(CallbackKey.of("WdFilter.sys", 0, false))).isTrue();
        assertThat(read.isSame(CallbackKey.of("WdFilter.sys", 0, true))).isFalse();
        assertThat(read.isSame(CallbackKey.of("WdFilter.sys", 2, false))).isFalse();
        assertThat(read.isSame(CallbackKey.of("WdFilter2.sys", 0, false))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            vfsmfd:CREATE       | 'vfsmfd:CREATE' is not FILTER:FUNCTION:PRE|POST, such as vfsmfd:CREATE:PRE
            vfsmfd:CREAT:pre    | 'CREAT' is no major function
            vfsmfd:CREATE:never | 'never' is no phase: pre or post
            """)
    void whatIsNoKeySaysWhy(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackKey.parse(text, ':'))
                .withMessageContaining(why);
    }
}
