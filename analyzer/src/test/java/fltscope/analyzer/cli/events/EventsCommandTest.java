package fltscope.analyzer.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fltscope.analyzer.cli.Main;
import fltscope.analyzer.cli.Run;
import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.KernelEvent;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.fixture.MergedFileEvents;
import fltscope.schemas.fixture.ProcessEvents;
import fltscope.schemas.fixture.RecordWriter;
import fltscope.schemas.fixture.ThreadEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One small trace: a file is opened through a filter, read, and closed; then who did it is told by the rundown. Over 300 lines,
 * as every option is tried on this one trace.
 */
class EventsCommandTest {
    private static final long START = 1_000_000;
    private static final long MILLI = 10_000;
    private static final int VERSION = 3;
    private static final int CREATE = 0;
    private static final int CLOSE = 2;
    private static final int NOT_FOUND = 0xC000_0034;

    private static final long FILE_OBJECT = 0xFFFF_E000_0000_1000L;
    private static final long FILE_KEY = 0xFFFF_C000_0000_2000L;
    private static final long DATA = 0xFFFF_E000_0000_30D8L;
    private static final long IRP = 0xFFFF_E000_0000_4000L;
    private static final long PRE_CREATE = Machine.WDFILTER.base() + 0x100;
    private static final long POST_CREATE = Machine.WDFILTER.base() + 0x180;
    private static final long PRE_CLOSE = Machine.WDFILTER.base() + 0x200;
    private static final String PATH = "\\Device\\HarddiskVolume2\\Program Files\\a.txt";
    private static final UUID OTHER = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    @TempDir
    Path folder;

    private Path trace;

    @BeforeEach
    void write() throws IOException {
        trace = folder.resolve("trace.etl");
        try (EtlWriter etl = EtlWriter.to(trace)
                .startTicks(START)
                .startFileTime(134_116_992_000_000_000L)
                .creator(2140, 2144)
                .eventsLost(3)
                .open()) {
            RecordWriter out = etl.cpu(0);
            out.at(START + MILLI)
                    .perfInfo(FltIoEvents.preOpCompletion(
                            START + MILLI - 31, PRE_CREATE, FILE_OBJECT, 0, IRP, DATA, CREATE));
            out.at(START + 2 * MILLI)
                    .perfInfo(FileIoEvents.create(VERSION, DATA, FILE_OBJECT, 1188, 0x0100_0040, 0x80, 7, PATH));
            out.at(START + 3 * MILLI).perfInfo(FileIoEvents.operationEnd(VERSION, DATA, 1, 0));
            out.at(START + 4 * MILLI)
                    .perfInfo(FltIoEvents.postOpInit(POST_CREATE, FILE_OBJECT, FILE_KEY, IRP, DATA, CREATE));
            out.at(START + 5 * MILLI)
                    .process(4)
                    .thread(88)
                    .event(KernelFileEvents.read(1, 512, DATA + 0x1000, FILE_OBJECT, FILE_KEY, 1188, 4096, 0));
            out.at(START + 6 * MILLI)
                    .process(1184)
                    .thread(1188)
                    .event(ManifestEvent.of(
                            OTHER,
                            77,
                            0,
                            payload -> payload.zeros(14).u32(0xAABB_CCDD).u16(1)));
            out.at(START + 7 * MILLI)
                    .perfInfo(FltIoEvents.preOpFailure(PRE_CLOSE, FILE_OBJECT, FILE_KEY, IRP, DATA, CLOSE, NOT_FOUND));
            out.at(START + 8 * MILLI).perfInfo(FileIoEvents.close(VERSION, DATA, FILE_OBJECT, FILE_KEY, 1188));
            Machine.rundown(etl, START + 9 * MILLI, new int[] {0x0600_0207});
            out = etl.cpu(0).at(START + 9 * MILLI);
            out.perfInfo(ProcessEvents.process(1184)
                    .imageFileName("no\u001btepad.exe")
                    .commandLine("\"C:\\Program Files\\notepad.exe\" a.txt")
                    .dcEnd());
            out.perfInfo(ThreadEvents.thread(1184, 1188).dcEnd());
            out.full(MergedFileEvents.volumeMapping("\\Device\\HarddiskVolume3\\", "E:\\"));
        }
    }

    @Test
    void eachEventIsALineWithItsNames() {
        List<String> lines = lines("--to", "6ms", "--from", "1ms");

        assertThat(lines)
                .containsExactly(
                        "     0.001000   0  no\\u{1b}tepad.exe (1184)     1188  FltIo/PreOpCompletion    "
                                + "initialTime=0.000997 routineAddr=0xfffff8000e100100 (WdFilter.sys+0x100)"
                                + " fileObject=0xffffe00000001000 (C:\\Program Files\\a.txt) fileContext=0x0"
                                + " irpPtr=0xffffe00000004000 callbackDataPtr=0xffffe000000030d8"
                                + " majorFunction=IRP_MJ_CREATE",
                        "     0.002000   0  no\\u{1b}tepad.exe (1184)     1188  FileIo/Create            "
                                + "irp=0xffffe000000030d8 fileObject=0xffffe00000001000 issuingThreadId=1188"
                                + " createOptions=FILE_NON_DIRECTORY_FILE createDisposition=FILE_OPEN"
                                + " createAttributes=0x80"
                                + " shareAccess=FILE_SHARE_READ|FILE_SHARE_WRITE|FILE_SHARE_DELETE"
                                + " fileName=\"C:\\Program Files\\a.txt\"",
                        "     0.003000   0  no\\u{1b}tepad.exe (1184)     1188  FileIo/OperationEnd      "
                                + "irp=0xffffe000000030d8 extraInformation=0x1 status=STATUS_SUCCESS"
                                + " path=\"C:\\Program Files\\a.txt\"",
                        "     0.004000   0  no\\u{1b}tepad.exe (1184)     1188  FltIo/PostOpInit         "
                                + "routineAddr=0xfffff8000e100180 (WdFilter.sys+0x180)"
                                + " fileObject=0xffffe00000001000 (C:\\Program Files\\a.txt)"
                                + " fileContext=0xffffc00000002000 irpPtr=0xffffe00000004000"
                                + " callbackDataPtr=0xffffe000000030d8 majorFunction=IRP_MJ_CREATE",
                        "     0.005000   0  no\\u{1b}tepad.exe (1184)     1188  Microsoft-Windows-Kernel-File/Read  "
                                + "byteOffset=512 irp=0xffffe000000040d8"
                                + " fileObject=0xffffe00000001000 (C:\\Program Files\\a.txt)"
                                + " fileKey=0xffffc00000002000 issuingThreadId=1188 ioSize=4096 ioFlags=0x0"
                                + " extraFlags=0x0 headerProcessId=4 (System) headerThreadId=88",
                        "     0.006000   0  no\\u{1b}tepad.exe (1184)     1188"
                                + "  01234567-89ab-cdef-0123-456789abcdef/id 77  "
                                + "payloadBytes=20 payload=0000000000000000000000000000ddcc");
    }

    @Test
    void textWithQuotesOrNothingInItIsQuoted() {
        assertThat(lines("--kind", "Process/DCEnd"))
                .singleElement()
                .asString()
                .contains(" imageFileName=no\\u{1b}tepad.exe ")
                .contains(" commandLine=\"\"\"C:\\Program Files\\notepad.exe\"\" a.txt\" packageFullName=\"\" ");
    }

    @Test
    void jsonLinesHaveTheirMembersInOrderAndParseBack() throws IOException {
        List<JsonNode> events = json();

        assertThat(events).hasSizeGreaterThan(30);
        assertThat(events).allSatisfy(event -> {
            List<String> names = new ArrayList<>();
            event.fieldNames().forEachRemaining(names::add);
            assertThat(names)
                    .startsWith(
                            "timeNs",
                            "ticks",
                            "cpu",
                            "pid",
                            "process",
                            "tid",
                            "provider",
                            "event",
                            "id",
                            "version",
                            "opcode",
                            "level",
                            "keyword")
                    .endsWith("fields");
        });
        assertThat(json("--kind", "Microsoft-Windows-Kernel-File/Read"))
                .singleElement()
                .hasToString("{\"timeNs\":5000000,\"ticks\":1050000,\"cpu\":0,\"pid\":1184,"
                        + "\"process\":\"no\\u001Btepad.exe\",\"tid\":1188,"
                        + "\"provider\":\"Microsoft-Windows-Kernel-File\",\"event\":\"Read\",\"id\":15,\"version\":1,"
                        + "\"opcode\":0,\"level\":4,\"keyword\":\"0x8000000000000120\",\"headerPid\":4,\"headerTid\":88,"
                        + "\"fields\":{\"byteOffset\":512,\"irp\":\"0xffffe000000040d8\","
                        + "\"fileObject\":\"0xffffe00000001000\",\"fileObjectPath\":\"C:\\\\Program Files\\\\a.txt\","
                        + "\"fileKey\":\"0xffffc00000002000\",\"issuingThreadId\":1188,\"ioSize\":4096,"
                        + "\"ioFlags\":\"0x0\",\"extraFlags\":\"0x0\"}}");
    }

    @Test
    void jsonTellsTheNamesOfValuesBesideThem() throws IOException {
        JsonNode failure = json("--kind", "PreOpFailure").get(0).get("fields");
        JsonNode completion = json("--kind", "PreOpCompletion").get(0).get("fields");
        JsonNode create = json("--kind", "FileIo/Create").get(0).get("fields");
        JsonNode end = json("--kind", "OperationEnd").get(0).get("fields");

        assertThat(failure.get("status").asLong()).isEqualTo(0xC000_0034L);
        assertThat(failure.get("statusName").asText()).isEqualTo("STATUS_OBJECT_NAME_NOT_FOUND");
        assertThat(failure.get("routineAddrCode").asText()).isEqualTo("WdFilter.sys+0x200");
        assertThat(completion.get("initialTime").asLong()).isEqualTo(START + MILLI - 31);
        assertThat(completion.get("initialTimeNs").asLong()).isEqualTo(996_900);
        assertThat(create.get("fileName").asText()).isEqualTo(PATH);
        assertThat(create.get("fileNameDos").asText()).isEqualTo("C:\\Program Files\\a.txt");
        assertThat(end.get("fileObjectPath").asText()).isEqualTo("C:\\Program Files\\a.txt");
    }

    @Test
    void aProviderIsNamedByNameOrGuid() {
        assertThat(kinds("--provider", "fltio")).containsExactly("PreOpCompletion", "PostOpInit", "PreOpFailure");
        assertThat(kinds("--provider", "{EDD08927-9CC4-4E65-B970-C2560FB5C289}"))
                .containsExactly("Read");
        assertThat(kinds("--provider", OTHER.toString())).containsExactly("id");
        assertThat(kinds("--provider", "Registry")).isEmpty();
        assertThat(kinds("--provider", "FltIo", "--provider", "Microsoft-Windows-Kernel-File"))
                .containsExactly("PreOpCompletion", "PostOpInit", "Read", "PreOpFailure");
    }

    @Test
    void aKindIsNamedWithItsProviderOrWithoutAndWithAStar() {
        assertThat(kinds("--kind", "create")).containsExactly("Create");
        assertThat(kinds("--kind", "FLTIO/pre*")).containsExactly("PreOpCompletion", "PreOpFailure");
        assertThat(kinds("--kind", "PostOpInit", "--kind", "close")).containsExactly("PostOpInit", "Close");
        assertThat(kinds("--kind", "PostOpInit", "--provider", "FileIo")).isEmpty();
    }

    @Test
    void aProcessIsThatOfTheEventOrOfItsHeader() {
        assertThat(kinds("--pid", "1184", "--to", "8ms"))
                .containsExactly(
                        "PreOpCompletion",
                        "Create",
                        "OperationEnd",
                        "PostOpInit",
                        "Read",
                        "id",
                        "PreOpFailure",
                        "Close");
        assertThat(kinds("--pid", "4", "--to", "8ms")).containsExactly("Read");
        assertThat(kinds("--pid", "4", "--pid", "2140", "--to", "8ms")).containsExactly("Header", "Read");
    }

    @Test
    void aFileIsFoundByPathsNamesAndAddresses() {
        String[] all = {"PreOpCompletion", "Create", "OperationEnd", "PostOpInit", "Read", "PreOpFailure", "Close"};

        assertThat(kinds("--file", "c:\\program*\\?.TXT")).containsExactly(all);
        assertThat(kinds("--file", PATH)).containsExactly(all);
        assertThat(kinds("--file", "a.txt")).containsExactly(all);
        assertThat(kinds("--file", "0xFFFFE00000001000")).containsExactly(all);
        assertThat(kinds("--file", "ffffe000`00001000")).containsExactly(all);
        assertThat(kinds("--file", "0xffffc00000002000"))
                .containsExactly("PostOpInit", "Read", "PreOpFailure", "Close");
        assertThat(kinds("--file", "*.doc")).isEmpty();
    }

    @Test
    void timesAreSinceTheStartOrOnTheCalendar() {
        assertThat(kinds("--from", "0.002", "--to", "3ms")).containsExactly("Create", "OperationEnd");
        assertThat(kinds("--from", "2001us", "--to", "0.003s")).containsExactly("OperationEnd");
        assertThat(kinds("--from", "2026-01-01T00:00:00.005Z", "--to", "2026-01-01 01:00:00.006+01:00"))
                .containsExactly("Read", "id");
    }

    @Test
    void aLimitEndsTheListing() {
        assertThat(kinds("--provider", "FltIo", "--limit", "2")).containsExactly("PreOpCompletion", "PostOpInit");
        assertThat(kinds("--limit", "0")).isEmpty();
    }

    @Test
    void lossIsToldOnStandardErrorBehindTheEvents() {
        Run run = Run.of("events", trace, "--limit", 1);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err())
                .isEqualTo("fltscope: events lost: 3 (counted by the session and written into the file's header)"
                        + System.lineSeparator());
    }

    @Test
    void damageIsToldAndStrictStopsAtIt() throws IOException {
        EtlDamage.cutAt(trace, 0x10000 + 600);

        Run run = Run.of("events", trace);
        Run strict = Run.of("events", "--strict", trace);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("FltIo/PostOpInit");
        assertThat(run.err()).contains("fltscope: file cut short: 1, first at byte ");
        assertThat(strict.exitCode()).isEqualTo(2);
        assertThat(strict.out()).isEmpty();
        assertThat(strict.err()).startsWith("fltscope: " + trace).hasLineCount(2);
        assertThat(strict.err()).endsWith("  without --strict, damage is counted and read over\n");
    }

    @Test
    void whatNoneIsCalledIsWrongUsage() {
        assertWrong(
                "'Foo' is not in this trace; it has 01234567-89ab-cdef-0123-456789abcdef, EventTrace",
                "--provider",
                "Foo");
        assertWrong("--kind: no event is called 'Crate'", "--kind", "Crate");
        assertWrong("'--pid'", "--pid", "x");
        assertWrong("'--pid': -1", "--pid=-1");
        assertWrong("'--limit': -1", "--limit=-1");
        assertWrong("'--from': 'soon' is no time", "--from", "soon");
        assertWrong("--from is later than --to", "--from", "2", "--to", "1ms");
        assertWrong("'--to': '2026-13-01' is no time", "--to", "2026-13-01");
    }

    @Test
    void aCallbackThatCanNotBeDecodedLeavesThoseBehindItTheirThreadAndPath() throws IOException {
        trace = folder.resolve("short.etl");
        try (EtlWriter etl = EtlWriter.to(trace).startTicks(START).open()) {
            RecordWriter out = etl.cpu(0);
            out.at(START + MILLI).perfInfo(new KernelEvent(0x0460, VERSION, payload -> payload.zeros(16)));
            out.at(START + 2 * MILLI)
                    .perfInfo(FltIoEvents.preOpInit(PRE_CREATE, FILE_OBJECT, FILE_KEY, IRP, DATA, CREATE));
            out.at(START + 3 * MILLI).perfInfo(FileIoEvents.create(VERSION, DATA, FILE_OBJECT, 1188, 0, 0, 7, PATH));
        }

        List<String> lines = lines("--kind", "PreOpInit");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("payloadBytes=16").doesNotContain("1188");
        assertThat(lines.get(1)).contains(" 1188 ").contains(PATH);
    }

    @Test
    void aReaderThatLeavesEndsTheListingQuietly() {
        for (String[] options : new String[][] {{"events", trace.toString()}, {"events", "--json", trace.toString()}}) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            OutputStream left = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("Broken pipe");
                }
            };

            assertThat(Main.run(left, err, options)).isZero();
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        }
    }

    private void assertWrong(String message, String... options) {
        List<Object> args = new ArrayList<>(List.of("events", trace));
        args.addAll(List.of(options));
        Run run = Run.of(args.toArray());

        assertThat(run.exitCode()).as(message).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("fltscope: ").contains(message).contains("(fltscope events --help");
    }

    private List<String> lines(String... options) {
        List<Object> args = new ArrayList<>(List.of("events", trace));
        args.addAll(List.of(options));
        Run run = Run.of(args.toArray());
        assertThat(run.exitCode()).isZero();
        return run.out().lines().toList();
    }

    /** The names of the events listed, without their providers. */
    private List<String> kinds(String... options) {
        return lines(options).stream()
                .map(line -> line.replaceFirst("^ +\\S+ +\\d+  .*? +[-\\d]+  \\S*?/(\\S+).*", "$1"))
                .toList();
    }

    private List<JsonNode> json(String... options) throws IOException {
        String[] args = new String[options.length + 1];
        args[0] = "--json";
        System.arraycopy(options, 0, args, 1, options.length);
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        for (String line : lines(args)) {
            events.add(mapper.readTree(line));
        }
        return events;
    }
}
