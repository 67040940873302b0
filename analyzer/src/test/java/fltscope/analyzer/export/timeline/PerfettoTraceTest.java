package fltscope.analyzer.export.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.json.SchemaCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads the timeline of the sample back. The numbers of the fields are those that Perfetto publishes, in {@code
 * protos/perfetto/trace/trace_packet.proto}, {@code .../track_event/track_event.proto}, {@code .../track_descriptor.proto}, {@code
 * .../debug_annotation.proto} and {@code .../interned_data/interned_data.proto}.
 */
class PerfettoTraceTest {
    private static final Path SAMPLE = Golden.samples().resolve("mup-scard.etl");

    // Trace, TracePacket
    private static final int PACKET = 1;
    private static final int TIMESTAMP = 8;
    private static final int TRACK_EVENT = 11;
    private static final int INTERNED_DATA = 12;
    private static final int TRACK_DESCRIPTOR = 60;
    // TrackEvent
    private static final int DEBUG_ANNOTATIONS = 4;
    private static final int TYPE = 9;
    private static final int NAME_IID = 10;
    private static final int TRACK_UUID = 11;
    private static final int CATEGORIES = 22;
    private static final int NAME = 23;
    private static final int COUNTER_VALUE = 30;
    private static final int FLOW_IDS = 47;
    private static final int TERMINATING_FLOW_IDS = 48;
    private static final int SLICE_BEGIN = 1;
    private static final int SLICE_END = 2;
    private static final int COUNTER = 4;
    // InternedData
    private static final int EVENT_NAMES = 2;
    private static final int DEBUG_ANNOTATION_STRING_VALUES = 29;

    @TempDir
    Path folder;

    private record Slice(long track, String name, String category, long start, long end, Proto event) {}

    private static final class Decoded {
        private final Map<Long, String> tracks = new HashMap<>();
        private final Map<Long, Long> parents = new HashMap<>();
        private final Map<Long, String> names = new HashMap<>();
        private final Map<Long, String> paths = new HashMap<>();
        private final List<Slice> slices = new ArrayList<>();
        private final Map<String, Long> mostOfCounter = new HashMap<>();

        /** Fails where a slice has no end, ends before it begins, or does not lie within the one around it. */
        private static Decoded of(byte... bytes) {
            Decoded decoded = new Decoded();
            Map<Long, Deque<Proto>> open = new HashMap<>();
            Map<Long, Deque<Long>> starts = new HashMap<>();
            Map<Long, Long> last = new HashMap<>();
            for (Proto packet : Proto.of(bytes).messages(PACKET)) {
                if (packet.has(INTERNED_DATA)) {
                    packet.message(INTERNED_DATA)
                            .messages(EVENT_NAMES)
                            .forEach(name -> decoded.names.put(name.number(1), name.text(2)));
                    packet.message(INTERNED_DATA)
                            .messages(DEBUG_ANNOTATION_STRING_VALUES)
                            .forEach(path -> decoded.paths.put(path.number(1), path.text(2)));
                } else if (packet.has(TRACK_DESCRIPTOR)) {
                    Proto track = packet.message(TRACK_DESCRIPTOR);
                    assertThat(decoded.tracks).doesNotContainKey(track.number(1));
                    decoded.tracks.put(track.number(1), track.text(2));
                    decoded.parents.put(track.number(1), track.has(5) ? track.number(5) : 0);
                } else {
                    Proto event = packet.message(TRACK_EVENT);
                    long track = event.number(TRACK_UUID);
                    long time = packet.number(TIMESTAMP);
                    assertThat(decoded.tracks).containsKey(track);
                    assertThat(time)
                            .as("events of a track are in their order")
                            .isGreaterThanOrEqualTo(last.getOrDefault(track, 0L));
                    last.put(track, time);
                    if (event.number(TYPE) == SLICE_BEGIN) {
                        open.computeIfAbsent(track, key -> new ArrayDeque<>()).push(event);
                        starts.computeIfAbsent(track, key -> new ArrayDeque<>()).push(time);
                    } else if (event.number(TYPE) == SLICE_END) {
                        Proto begin = open.get(track).pop();
                        String name = begin.has(NAME) ? begin.text(NAME) : decoded.names.get(begin.number(NAME_IID));
                        decoded.slices.add(new Slice(
                                track,
                                name,
                                begin.text(CATEGORIES),
                                starts.get(track).pop(),
                                time,
                                begin));
                    } else if (event.number(TYPE) == COUNTER) {
                        decoded.mostOfCounter.merge(decoded.tracks.get(track), event.number(COUNTER_VALUE), Math::max);
                    }
                }
            }
            open.values()
                    .forEach(left ->
                            assertThat(left).as("every begin has its end").isEmpty());
            return decoded;
        }

        private String group(Slice slice) {
            return tracks.get(parents.get(slice.track));
        }
    }

    private Decoded timeline(Object... options) throws IOException {
        Path file = folder.resolve("trace.pftrace");
        List<Object> words = new ArrayList<>(List.of("timeline", SAMPLE, "-o", file));
        words.addAll(List.of(options));
        Run run = Run.of(words.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Decoded.of(Files.readAllBytes(file));
    }

    @Test
    void sumsOfCallbacksAreThoseOfTheReport() throws IOException {
        Map<String, Long> told = new HashMap<>();
        SchemaCheck.tree(Run.of("analyze", SAMPLE, "--json").out())
                .get("callbacks")
                .forEach(row -> told.merge(
                        row.get("filter").asText().replace(".sys", "") + " "
                                + row.get("majorFunctionName").asText().replace("IRP_MJ_", "") + " "
                                + row.get("phase").asText(),
                        row.at("/duration/sumNs").asLong(),
                        Long::sum));
        Decoded decoded = timeline();
        for (String group : List.of("threads", "filters")) {
            Map<String, Long> shown = new HashMap<>();
            for (Slice slice : decoded.slices) {
                if (slice.category.equals("callback") && decoded.group(slice).equals(group)) {
                    shown.merge(slice.name, slice.end - slice.start, Long::sum);
                }
            }
            assertThat(shown).as(group).isEqualTo(told);
        }
    }

    @Test
    void operationsAreThoseOfTheReportAndFlowsGoFromCreateToClose() throws IOException {
        Decoded decoded = timeline();
        Map<String, Long> told = new HashMap<>();
        SchemaCheck.tree(Run.of("analyze", SAMPLE, "--json").out())
                .get("operations")
                .forEach(row -> told.put(
                        row.get("operation").asText(), row.at("/duration/count").asLong()));
        Map<String, Long> shown = new HashMap<>();
        Set<Long> flows = new HashSet<>();
        int closed = 0;
        for (Slice slice : decoded.slices) {
            if (slice.category.equals("operation")) {
                shown.merge(slice.name, 1L, Long::sum);
            }
            if (slice.name.equals("CREATE") && slice.event.has(FLOW_IDS)) {
                flows.add(slice.event.number(FLOW_IDS));
            }
        }
        for (Slice slice : decoded.slices) {
            closed += slice.event.has(TERMINATING_FLOW_IDS) && flows.contains(slice.event.number(TERMINATING_FLOW_IDS))
                    ? 1
                    : 0;
        }
        assertThat(shown).isEqualTo(told);
        assertThat(closed).isGreaterThan(700);
    }

    @Test
    void anOpenWithoutAnEndReachesToTheEndAndSaysItsFinding() throws IOException {
        Decoded decoded = timeline();
        List<Slice> holders = decoded.slices.stream()
                .filter(slice -> slice.name.equals("known-holder"))
                .toList();
        assertThat(holders).hasSize(1);
        List<String> annotations = new ArrayList<>();
        for (Proto annotation : holders.get(0).event.messages(DEBUG_ANNOTATIONS)) {
            annotations.add(annotation.text(10)
                    + (annotation.has(6)
                            ? "=" + annotation.text(6)
                            : annotation.has(17) ? "=" + decoded.paths.get(annotation.number(17)) : ""));
        }
        assertThat(annotations).contains("finding=9886d253", "path=\\Device\\Mup\\TSCLIENT\\SCARD\\2", "FileObject");
        assertThat(holders.get(0).end - holders.get(0).start).isGreaterThan(49_000_000_000L);
        assertThat(decoded.mostOfCounter).containsKeys("open files", "operations a second", "callbacks under way");
        assertThat(decoded.mostOfCounter.get("open files")).isGreaterThan(2);
    }

    @Test
    void aPartIsOfTheTimeTheProcessTheFilterAndTheFindingThatWereChosen() throws IOException {
        assertThat(timeline("--from", "10", "--to", "11").slices)
                .isNotEmpty()
                .filteredOn(slice -> !slice.category.equals("open") && !slice.name.equals("known-holder"))
                .allMatch(slice -> slice.end >= 10_000_000_000L && slice.start <= 11_000_000_000L);
        Decoded chrome = timeline("--process", "chrome");
        assertThat(chrome.tracks.values()).anyMatch(name -> name.startsWith("chrome.exe"));
        assertThat(chrome.tracks.values()).noneMatch(name -> name.startsWith("svchost.exe"));
        assertThat(timeline("--filter", "vfsmfd").slices)
                .isNotEmpty()
                .allMatch(slice -> slice.name.startsWith("vfsmfd "));
        assertThat(timeline("--finding", "9886d253").slices)
                .extracting(Slice::name)
                .contains("CREATE", "known-holder")
                .doesNotContain("WRITE");
    }

    @Test
    void aNameThatEndsInGzIsCompressed() throws IOException {
        Path plain = folder.resolve("a.pftrace");
        Path packed = folder.resolve("a.pftrace.gz");
        Run.of("timeline", SAMPLE, "-o", plain);
        Run.of("timeline", SAMPLE, "-o", packed);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(packed)))) {
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain));
        }
    }

    @Test
    void stacksAddUpToTheOwnTimeOfTheFilters() throws IOException {
        long own = 0;
        for (var row :
                SchemaCheck.tree(Run.of("analyze", SAMPLE, "--json").out()).get("callbacks")) {
            own += row.at("/own/sumNs").asLong();
        }
        Path lines = folder.resolve("stacks.txt");
        Run.of("timeline", SAMPLE, "-o", lines, "--format", "collapsed");
        assertThat(Files.readAllLines(lines).stream()
                        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum())
                .isEqualTo(own);
        assertThat(Files.readAllLines(lines)).allMatch(line -> line.split(";", -1).length == 4);
        Path speedscope = folder.resolve("stacks.json");
        Run.of("timeline", SAMPLE, "-o", speedscope, "--format", "speedscope");
        var profile = SchemaCheck.tree(Files.readString(speedscope)).at("/profiles/0");
        assertThat(profile.get("endValue").asLong()).isEqualTo(own);
        assertThat(profile.get("samples").size())
                .isEqualTo(profile.get("weights").size());
    }

    @Test
    void whatCanNotBeWrittenOrIsNotThereIsSaid() {
        Run run = Run.of("timeline", SAMPLE, "-o", folder.resolve("no/such/folder.pftrace"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no folder");
        run = Run.of("timeline", SAMPLE, "-o", SAMPLE);
        assertThat(run.err()).contains("is the trace itself");
        run = Run.of("timeline", SAMPLE, "-o", folder.resolve("x"), "--finding", "00000000");
        assertThat(run.err()).contains("no finding has the id 00000000");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
