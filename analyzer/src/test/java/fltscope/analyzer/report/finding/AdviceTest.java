package fltscope.analyzer.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {
    @ParameterizedTest
    @EnumSource(OpenClass.class)
    void everyClassSaysWhatToDo(OpenClass openClass) {
        Advice advice = Advice.of(openClass);

        assertThat(advice.title()).isNotBlank().hasSizeLessThan(60);
        assertThat(advice.doing()).isNotBlank().doesNotEndWith(".");
        assertThat(advice.commands()).allMatch(command -> command.startsWith("!"));
    }

    @ParameterizedTest
    @EnumSource(
            value = OpenClass.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INDETERMINATE_LOSS", "INDETERMINATE_TRUNCATED", "END_NOT_RECORDED", "STILL_OPEN_YOUNG"})
    void whatIsJudgedCanBeConfirmed(OpenClass openClass) {
        assertThat(openClass.severity()).isNotIn(Severity.NONE, Severity.UNJUDGED);
        assertThat(Advice.of(openClass).commands()).isNotEmpty();
    }
}
