package fltscope.collector.survey;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.collector.etl.EtlFile;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.fixture.SharedTraces;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of traces that others have recorded; expectations are the table in their README and the baseline beside one. */
class SharedTraceCountsTest {
    /** Groups of the baseline whose COUNT lines are complete, with our name for each. */
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("Windows Kernel/Image", "Image"),
            Map.entry("MSNT_SystemTrace/Image", "Image"),
            Map.entry("Windows Kernel/Process", "Process"),
            Map.entry("Windows Kernel/Thread", "Thread"),
            Map.entry("Windows Kernel/DiskIO", "DiskIo"),
            Map.entry("Windows Kernel/Memory", "PageFault"),
            Map.entry("Windows Kernel/TcpIp", "TcpIp"),
            Map.entry("Windows Kernel/UdpIp", "UdpIp"),
            Map.entry("Windows Kernel/SysConfig", "SysConfig"),
            Map.entry("Windows Kernel/SystemConfig", "SystemConfig"),
            Map.entry("MSNT_SystemTrace/SystemConfig", "SystemConfig"),
            Map.entry("Windows Kernel/EventTrace", "EventTrace"),
            Map.entry("Microsoft-Windows-Kernel-File", "Microsoft-Windows-Kernel-File"));

    /** The other tool's words, where they are not ours. */
    private static final Map<String, String> EVENTS = Map.of(
            "DCStop", "DCEnd",
            "Stop", "End",
            "RundownComplete", "RDComplete",
            "Opcode(37)", "ProductVersion",
            "UnknownVolume", "SystemVolume");

    /** Kinds in the trace that the baseline has no line for. */
    private static final List<String> NOT_LISTED = List.of(
            "Thread/DCStart", "Thread/DCEnd", "Image/HypercallPage", "SystemConfig/DPI", "SystemConfig/OpticalDisk");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "perfview/net.4.5.2.x86.etl, 168298, 276, 275, 9200, 8, 8",
        "perfview/diaghub.kernel.1.etl, 16335, 59, 0, 19041, 8, 4",
        "perfview/gcevents.etl, 71, 5, 0, 19045, 8, 8",
        "perfview/primitive-types.etl, 7, 2, 0, 19043, 8, 8",
        "perfview/smallEtlFile.etl, 2, 2, 1, 10586, 4, 4",
        "etl-parser/ShutdownPerfDiagLogger.etl, 17078, 49, 0, 18362, 8, 2",
        "etl-parser/AMSITrace.etl, 21, 6, 0, 18362, 8, 8",
        "tx/Process.etl, 10344, 182, 0, 7600, 8, 2",
        "msbuild/PerfViewData.etl, 5871, 30, 29, 18363, 4, 8",
        "syzygy/image_data_32_v0.etl, 27, 3, 0, 7600, 4, 16",
        "syzygy/process_data_64_v3.etl, 9, 2, 0, 7600, 4, 16",
        "syzygy/process_data_64_v3.vista.etl, 9, 2, 0, 6001, 4, 2"
    })
    void recordsAreThoseOfTheReadme(
            String name, long records, long buffers, long compressed, int build, int pointerBytes, int processors) {
        TraceSummary trace = survey(name);

        assertThat(trace.records()).isEqualTo(records);
        assertThat(trace.eventCount()).isEqualTo(records);
        assertThat(trace.buffers()).isEqualTo(buffers);
        assertThat(trace.compressedBuffers()).isEqualTo(compressed);
        assertThat(trace.header().machine().osBuild()).isEqualTo(build);
        assertThat(trace.header().machine().pointerBytes()).isEqualTo(pointerBytes);
        assertThat(trace.header().machine().processors()).isEqualTo(processors);
        assertThat(trace.events().stream().mapToLong(event -> event.count()).sum())
                .isEqualTo(records);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "perfview/net.4.5.2.x86.etl",
        "perfview/diaghub.kernel.1.etl",
        "perfview/gcevents.etl",
        "etl-parser/ShutdownPerfDiagLogger.etl",
        "etl-parser/AMSITrace.etl",
        "tx/Process.etl"
    })
    void lossAndDamageAreThoseThatReadingInOrderFinds(String name) {
        TraceSummary trace = survey(name);
        TraceCounters ordered = new TraceCounters();
        try (EtlReader reader = new EtlReader(List.of(SharedTraces.orSkip(name)), false)) {
            reader.read(event -> true, ordered, ReadProgress.NONE);
        }

        for (TraceCounter counter : TraceCounter.values()) {
            assertThat(trace.counters().count(counter)).as(counter.label()).isEqualTo(ordered.count(counter));
        }
    }

    @Test
    void countsAreThoseOfTheBaseline() throws IOException {
        Path baseline = SharedTraces.orSkip("perfview/net.4.5.2.x86.baseline.txt");
        Map<String, Long> expected = new TreeMap<>();
        for (String line : Files.readAllLines(baseline)) {
            if (line.startsWith("COUNT ")) {
                int colon = line.lastIndexOf(':');
                expect(expected, line.substring("COUNT ".length(), colon), Long.parseLong(line.substring(colon + 1)));
            }
        }
        Map<String, Long> counted = new TreeMap<>();
        survey("perfview/net.4.5.2.x86.etl").events().stream()
                .filter(event -> GROUPS.containsValue(event.provider()))
                .forEach(event -> counted.merge(event.provider() + "/" + event.event(), event.count(), Long::sum));
        assertThat(counted.keySet()).containsAll(NOT_LISTED);
        counted.keySet().removeAll(NOT_LISTED);

        assertThat(expected).hasSizeGreaterThan(40);
        assertThat(counted).isEqualTo(expected);
    }

    private static void expect(Map<String, Long> expected, String label, long count) {
        int slash = label.lastIndexOf('/');
        if (GROUPS.containsKey(label)) {
            expected.put(GROUPS.get(label) + "/Header", count);
        } else if (slash > 0 && GROUPS.containsKey(label.substring(0, slash))) {
            String event = label.substring(slash + 1);
            expected.put(GROUPS.get(label.substring(0, slash)) + "/" + EVENTS.getOrDefault(event, event), count);
        }
    }

    @Test
    void aTraceOfManyProvidersNamesWindowsItsFlagsAndTheStacksOfItsCreates() {
        TraceSummary trace = survey("perfview/net.4.5.2.x86.etl");

        assertThat(trace.productName()).isEqualTo("Windows 8 Pro");
        assertThat(trace.buildLab()).isEqualTo("9200.16384.amd64fre.win8_rtm.120725-1247");
        assertThat(trace.flags().names())
                .containsExactly(
                        "PROCESS",
                        "THREAD",
                        "IMAGE_LOAD",
                        "PROCESS_COUNTERS",
                        "DISK_IO",
                        "DISK_FILE_IO",
                        "DISK_IO_INIT",
                        "HARD_FAULTS",
                        "NETWORK",
                        "PROFILE");
        assertThat(trace.events())
                .filteredOn(event -> event.provider().equals("Microsoft-Windows-Kernel-File"))
                .singleElement()
                .satisfies(create -> {
                    assertThat(create.withStack()).isEqualTo(968);
                    assertThat(create.keywords()).isEqualTo(0x8000_0000_0000_00A0L);
                });
    }

    @Test
    void aSelfDescribingEventIsCountedByItsName() {
        assertThat(survey("perfview/primitive-types.etl").events()).anySatisfy(event -> {
            assertThat(event.provider()).isEqualTo("solar_system");
            assertThat(event.event()).isEqualTo("PrimitiveTypesTest");
            assertThat(event.count()).isEqualTo(5);
        });
    }

    private static TraceSummary survey(String name) {
        try (EtlFile file = EtlFile.open(SharedTraces.orSkip(name))) {
            return TraceSurvey.of(file, false, ReadProgress.NONE);
        }
    }
}
