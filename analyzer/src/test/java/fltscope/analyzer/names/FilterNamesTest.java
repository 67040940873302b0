package fltscope.analyzer.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FilterNamesTest {
    @Test
    void aFilterIsCalledAsItsDriverWithoutTheExtension() {
        assertThat(FilterNames.of("WdFilter.sys")).isEqualTo("WdFilter");
        assertThat(FilterNames.of("MY.SYS")).isEqualTo("MY");
        assertThat(FilterNames.of("sys")).isEqualTo("sys");
        assertThat(FilterNames.of(null)).isEqualTo("(unknown)");
    }

    @Test
    void namesAreComparedInWhateverCaseWithAndWithoutExtension() {
        assertThat(FilterNames.same("wdfilter", "WdFilter.sys")).isTrue();
        assertThat(FilterNames.same("WdFilter.SYS", "wdfilter")).isTrue();
        assertThat(FilterNames.same("WdFilter", "WdFilter2.sys")).isFalse();
        assertThat(FilterNames.same("WdFilter", null)).isFalse();
    }

    @Test
    void aFunctionWithoutANameIsItsNumber() {
        assertThat(FilterNames.function(0)).isEqualTo("CREATE");
        assertThat(FilterNames.function(0xF4)).isEqualTo("0xf4");
    }

    @Test
    void aFunctionIsReadByItsNameOrNumber() {
        assertThat(FilterNames.majorFunction("create")).isZero();
        assertThat(FilterNames.majorFunction("IRP_MJ_CREATE")).isZero();
        assertThat(FilterNames.majorFunction("0xF4")).isEqualTo(0xF4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FilterNames.majorFunction("creat"))
                .withMessage("'creat' is no major function such as CREATE, READ, WRITE, CLEANUP or CLOSE");
    }

    @Test
    void aFilterIsFoundByItsNameInLowerCase() {
        assertThat(FilterNames.key("WdFilter.SYS")).isEqualTo("wdfilter");
        assertThat(FilterNames.key(".sys")).isEqualTo(".sys");
    }
}
