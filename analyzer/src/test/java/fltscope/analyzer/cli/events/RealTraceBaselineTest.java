package fltscope.analyzer.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fltscope.analyzer.cli.Run;
import fltscope.schemas.fixture.SharedTraces;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code events} says of traces that others recorded is what TraceEvent, Microsoft's own reader, says of them. */
class RealTraceBaselineTest {
    private static final String SELF_DESCRIBING = "solar_system/PrimitiveTypesTest";

    /** TraceEvent's names of kinds, and ours. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("Windows Kernel/EventTrace", "EventTrace/Header"),
            Map.entry("Windows Kernel/EventTrace/Extension", "EventTrace/Extension"),
            Map.entry("Windows Kernel/EventTrace/EndExtension", "EventTrace/EndExtension"),
            Map.entry("Windows Kernel/EventTrace/RundownComplete", "EventTrace/RDComplete"),
            Map.entry("Windows Kernel/Image/DCStart", "Image/DCStart"),
            Map.entry("Windows Kernel/Image/DCStop", "Image/DCEnd"),
            Map.entry("Windows Kernel/Image/Load", "Image/Load"),
            Map.entry("Windows Kernel/Image/Unload", "Image/Unload"),
            Map.entry("MSNT_SystemTrace/Image/KernelBase", "Image/KernelBase"),
            Map.entry("Windows Kernel/Process/DCStart", "Process/DCStart"),
            Map.entry("Windows Kernel/Process/DCStop", "Process/DCEnd"),
            Map.entry("Windows Kernel/Process/Defunct", "Process/Defunct"),
            Map.entry("Windows Kernel/Process/PerfCtr", "Process/PerfCtr"),
            Map.entry("Windows Kernel/Process/PerfCtrRundown", "Process/PerfCtrRundown"),
            Map.entry("Windows Kernel/Process/Start", "Process/Start"),
            Map.entry("Windows Kernel/Process/Stop", "Process/End"),
            Map.entry("Windows Kernel/SysConfig/BuildInfo", "SysConfig/BuildInfo"),
            Map.entry("Windows Kernel/SysConfig/Opcode(37)", "SysConfig/ProductVersion"),
            Map.entry("Windows Kernel/SysConfig/SystemPaths", "SysConfig/SystemPaths"),
            Map.entry("Windows Kernel/SysConfig/UnknownVolume", "SysConfig/SystemVolume"),
            Map.entry("Windows Kernel/SysConfig/VolumeMapping", "SysConfig/VolumeMapping"),
            Map.entry("Windows Kernel/SystemConfig/LogDisk", "SystemConfig/LogDisk"),
            Map.entry("Windows Kernel/Thread/Start", "Thread/Start"),
            Map.entry("Windows Kernel/Thread/Stop", "Thread/End"),
            Map.entry("Microsoft-Windows-Kernel-File/Create", "Microsoft-Windows-Kernel-File/Create"),
            Map.entry(SELF_DESCRIBING, SELF_DESCRIBING));

    @Test
    void theKernelTraceShowsTheIdsNamesAndFieldsThatTraceEventShows() throws IOException {
        assertThat(compared("perfview/net.4.5.2.x86")).isEqualTo(74);
    }

    @Test
    void selfDescribingEventsShowTheValuesThatTraceEventShows() throws IOException {
        assertThat(compared("perfview/primitive-types")).isEqualTo(6);
    }

    @Test
    void eventsWithoutASchemaHaveTheTimesAndIdsThatTraceEventShows() throws IOException {
        List<JsonNode> ours = list("perfview/gcevents").stream()
                .filter(event -> event.get("provider").asText().equals("Microsoft-Windows-DotNETRuntime"))
                .toList();
        List<Baseline.Event> theirs = Baseline.read(SharedTraces.orSkip("perfview/gcevents.baseline.txt")).stream()
                .filter(event -> event.kind().startsWith("Microsoft-Windows-DotNETRuntime/"))
                .toList();

        assertThat(theirs).hasSize(51);
        for (Baseline.Event event : theirs) {
            assertThat(ours).anySatisfy(our -> {
                assertThat(milliseconds(our)).isEqualTo(event.milliseconds());
                assertThat(our.get("fields").path("payloadBytes").asText())
                        .isEqualTo(event.values().get("DataLen"));
                checkHead(event, our);
            });
        }
    }

    /** Compares all events of a baseline whose kinds are listed here; says how many. */
    private static int compared(String trace) throws IOException {
        List<JsonNode> ours = list(trace);
        int compared = 0;
        for (Baseline.Event event : Baseline.read(SharedTraces.orSkip(trace + ".baseline.txt"))) {
            String kind = KINDS.get(event.kind());
            if (kind != null) {
                JsonNode our = nth(ours, kind, event.number());
                assertThat(milliseconds(our)).as("time of %s", event).isEqualTo(event.milliseconds());
                checkHead(event, our);
                event.values().forEach((name, value) -> BaselineFields.check(event, our, name, value));
                compared++;
            }
        }
        return compared;
    }

    private static void checkHead(Baseline.Event event, JsonNode our) {
        Map<String, String> values = event.values();
        assertThat(our.get("pid").asInt(-1)).as("PID of %s", event).isEqualTo(number(values.get("PID")));
        assertThat(our.get("tid").asInt(-1)).as("TID of %s", event).isEqualTo(number(values.get("TID")));
        assertThat(our.get("cpu").asInt()).as("ProceNum of %s", event).isEqualTo(number(values.get("ProceNum")));
        String name = values.get("PName");
        String ourName = our.get("process").asText("").replaceFirst("(?i)\\.exe$", "");
        if (!name.startsWith("Process(")) {
            assertThat(ourName).as("PName of %s", event).isEqualTo(name);
        } else if (values.containsKey("ImageFileName")) {
            // It was unknown to that tool, and the event itself says it.
            assertThat(our.get("process").asText()).as("name in %s", event).isEqualTo(values.get("ImageFileName"));
        } else {
            assertThat(our.get("process").isNull()).as("PName of %s", event).isTrue();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.replace(",", ""));
    }

    private static String milliseconds(JsonNode event) {
        BigDecimal nanos = BigDecimal.valueOf(event.get("timeNs").asLong());
        return String.format(Locale.ROOT, "%,.3f", nanos.movePointLeft(6).setScale(3, RoundingMode.HALF_UP));
    }

    private static JsonNode nth(List<JsonNode> events, String kind, int number) {
        return events.stream()
                .filter(event -> (event.get("provider").asText() + "/"
                                + event.get("event").asText())
                        .equals(kind))
                .skip(number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " number " + number));
    }

    private static List<JsonNode> list(String trace) throws IOException {
        Run run = Run.of("events", "--json", SharedTraces.orSkip(trace + ".etl"));
        assertThat(run.exitCode()).isZero();
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            if (KINDS.values().stream().anyMatch(kind -> isAbout(line, kind)) || line.contains("DotNETRuntime\"")) {
                events.add(mapper.readTree(line));
            }
        }
        return events;
    }

    /** A cheap test before the parsing. */
    private static boolean isAbout(String line, String kind) {
        return line.contains("\"provider\":\"" + kind.substring(0, kind.indexOf('/')) + "\"");
    }
}
