package fltscope.analyzer.result;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.input.instances.InstanceReader;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.record.SnapshotPart;
import fltscope.schemas.trace.TraceCounters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AltitudesTest {
    private static final String RULER = "--------------------  ---------------  ----------  -----------------  -----\n";

    private static Altitudes of(String text) throws IOException {
        TraceState state = new TraceState();
        state.accept(new IoRecordBuilder()
                .start(IoKind.VOLUME_MAPPING, 0, 0, -1, -1)
                .text("\\Device\\HarddiskVolume2\\")
                .secondText("C:\\")
                .finish());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Altitudes.given(InstanceReader.read(new ByteArrayInputStream(bytes)), state.volumes());
    }

    private static String instances(String... rows) {
        return "Filter                Volume Name      Altitude    Instance Name      Frame\n" + RULER
                + String.join("", rows);
    }

    private static String row(String filter, String volume, String altitude) {
        return String.format("%-20s  %-15s  %10s  %-17s  %5d%n", filter, volume, altitude, "instance", 0);
    }

    @Test
    void anInstanceIsFoundByItsLetterAndByItsDevice() throws IOException {
        Altitudes altitudes = of(
                instances(row("my", "C:", "100100"), row("my", "\\Device\\Mup", "200200"), row("my", "D:", "300300")));

        assertThat(altitudes.of("MY.sys", "\\Device\\HarddiskVolume2")).hasToString("100100");
        assertThat(altitudes.of("my.sys", "\\device\\mup")).hasToString("200200");
        assertThat(altitudes.of("my.sys", "\\Device\\HarddiskVolume9")).isNull();
        assertThat(altitudes.of("my.sys")).isNull();
        assertThat(altitudes.of("other.sys", "\\Device\\Mup")).isNull();
        assertThat(altitudes.of(null, null)).isNull();
    }

    @Test
    void whereAllInstancesHaveOneAltitudeItCountsForEveryVolume() throws IOException {
        Altitudes altitudes = of(instances(row("my", "C:", "100100.5"), row("my", "", "100100.5")));

        assertThat(altitudes.of("my.sys", "\\Device\\HarddiskVolume9")).hasToString("100100.5");
        assertThat(altitudes.of("my.sys")).hasToString("100100.5");
    }

    @Test
    void aFiltersOwnAltitudeCountsForItAndWhereNoInstanceIsListed() throws IOException {
        String filters = """
                Filter Name                     Num Instances    Altitude    Frame
                ------------------------------  -------------  ------------  -----
                my                                      2       100200         0
                other                                   1       300300         0

                """;
        Altitudes altitudes = of(filters + instances(row("my", "C:", "100100"), row("my", "D:", "100100")));

        assertThat(altitudes.of("my.sys")).hasToString("100200");
        assertThat(altitudes.of("my.sys", "\\Device\\HarddiskVolume2")).hasToString("100100");
        assertThat(altitudes.of("other.sys", "\\Device\\HarddiskVolume2")).hasToString("300300");
    }

    @Test
    void aSnapshotBesideTheTraceTellsThem() {
        Analyzer analyzer = new Analyzer(IoRecords.header());
        new IoRecords(analyzer)
                .snapshotBegun()
                .snapshotFilter(7, "my", "100200")
                .snapshotInstance(7, "\\Device\\HarddiskVolume2", "100100.5")
                .snapshotInstance(8, "\\Device\\HarddiskVolume2", "300300")
                .snapshotEnded(SnapshotPart.FILTERS);
        Altitudes altitudes = Altitudes.known(analyzer.finish(new TraceCounters()));

        assertThat(altitudes.source()).isEqualTo(Altitudes.Source.SNAPSHOT);
        assertThat(altitudes.of("my.sys")).hasToString("100200");
        assertThat(altitudes.of("my.sys", "\\Device\\HarddiskVolume2")).hasToString("100100.5");
    }

    @Test
    void theFilterManagersOwnTraceTellsThemWhereNoSnapshotDoes() {
        Analyzer analyzer = new Analyzer(IoRecords.header());
        IoRecords records = new IoRecords(analyzer);
        records.instanceTold(0x10, "my", "").instanceTold(0x10, "", "100100.5").instanceTold(0x10, "my", "100100.5");
        records.instanceTold(0x20, "twice", "200").instanceTold(0x30, "twice", "300");
        records.instanceTold(0x40, "before", "400").instanceTold(0x40, "behind", "400");
        records.instanceTold(0x50, "bad", "high");
        Altitudes altitudes = Altitudes.known(analyzer.finish(new TraceCounters()));

        assertThat(altitudes.source()).isEqualTo(Altitudes.Source.TRACE);
        assertThat(altitudes.of("my.sys")).hasToString("100100.5");
        assertThat(altitudes.of("my.sys", "\\Device\\Mup")).hasToString("100100.5");
        assertThat(altitudes.of("twice.sys")).isNull();
        assertThat(altitudes.of("before.sys")).isNull();
        assertThat(altitudes.of("behind.sys")).isNull();
        assertThat(altitudes.of("bad.sys")).isNull();
    }

    @Test
    void aSnapshotCountsBeforeTheFilterManagersOwnTrace() {
        Analyzer analyzer = new Analyzer(IoRecords.header());
        IoRecords records = new IoRecords(analyzer);
        records.instanceTold(0x10, "my", "100100.5");
        records.snapshotBegun().snapshotFilter(7, "my", "100200").snapshotEnded(SnapshotPart.FILTERS);
        Altitudes altitudes = Altitudes.known(analyzer.finish(new TraceCounters()));
        assertThat(altitudes.source()).isEqualTo(Altitudes.Source.SNAPSHOT);
        assertThat(altitudes.of("my.sys")).hasToString("100200");
    }

    @Test
    void withoutAListNothingIsKnown() {
        Altitudes altitudes = Altitudes.known(new Analyzer(IoRecords.header()).finish(new TraceCounters()));

        assertThat(altitudes.areKnown()).isFalse();
        assertThat(altitudes.source()).isNull();
        assertThat(altitudes.of("my.sys")).isNull();
    }
}
