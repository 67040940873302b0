package fltscope.analyzer.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class GateAnnotationsTest {
    @Test
    void whatIsWorseIsAnErrorAndALineThatMatchesNothingAWarning() {
        assertThat(text(SampleRuns.worse())).isEqualTo("""
                ::error title=fltscope gate%3A regression::2 of 6 metrics regressed, 1 new leak, 1 limit of the budget broken
                ::error title=fltscope gate::new leak: filter-own-unclosed, strong, issued by vfsmfd: 8 opens by svchost.exe, \
                in 1 run: new-03.etl: \\Device\\HarddiskVolume2\\spool\\job*.tmp
                ::error title=fltscope gate::budget broken: vfsmfd CREATE pre p95 <= 9 us: 11.9 us in new-08.etl
                ::error title=fltscope gate::vfsmfd CREATE pre p50: 3.10 us -> 3.91 us (+26 %25, 95 %25: +24 .. +28)
                ::error title=fltscope gate::vfsmfd CREATE pre p95: 9.30 us -> 11.7 us (+26 %25, 95 %25: +24 .. +28)
                ::warning title=fltscope gate::no match: vfsmfd2 CREATE pre p95 <= 9 us: no trace has it
                """);
    }

    @Test
    void aPassIsANotice() {
        assertThat(text(SampleRuns.same()))
                .isEqualTo("::notice title=fltscope gate%3A pass::6 metrics judged, none regressed\n");
    }

    @Test
    void whatIsInconclusiveIsAWarningWhereItPasses() {
        GateView open = SampleRuns.judge(
                SampleRuns.named("old").build(4), SampleRuns.named("new").build());
        GateView passed = new GateView(open.result(), open.baseline(), null, 0, 0, false);

        assertThat(text(open)).isEqualTo("::error title=fltscope gate%3A inconclusive::8 of 8 metrics inconclusive\n");
        assertThat(text(passed)).startsWith("::warning title=fltscope gate%3A inconclusive::");
    }

    private static String text(GateView view) {
        StringWriter text = new StringWriter();
        GateAnnotations.write(new PrintWriter(text), view);
        return text.toString();
    }
}
