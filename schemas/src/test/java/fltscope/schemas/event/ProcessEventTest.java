package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.ansi;
import static fltscope.schemas.event.HexPayload.assertBounds;
import static fltscope.schemas.event.HexPayload.fields;
import static fltscope.schemas.event.HexPayload.read;
import static fltscope.schemas.event.HexPayload.utf16;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessEventTest {
    /** From net.4.5.2.x86.etl (build 9200): System at the start rundown. */
    private static final String SYSTEM = """
            c0e4070083faffff0400000000000000ffffffff030100000070180000000000
            04000000c095cc02a0f8ffff0000000003000000010100000000000512000000
            53797374656d00000000000000
            """;

    /** From net.4.5.2.x86.etl (build 9200): start of a Wow64 process. */
    private static final String TEST_X86 = """
            8070c20083faffff3c0e0000b40d0000010000000301000000d0b40200000000
            020000007067ce02a0f8ffff00000000a0f8ffff010500000000000515000000
            1b81feae760c7c60564c8b56e9030000546573742e7838362e65786500540065
            00730074002e007800380036002e00650078006500000000000000
            """;

    /** From diaghub.kernel.1.etl (build 19041): a packaged process. */
    private static final String RUNTIME_BROKER = """
            c0305fee04a8ffff6c30000044020000020000000301000000c09f6403000000
            09000000a05a0dd983d3ffff0000000083d3ffff010500000000000515000000
            a065cf7e784b9b5fe77c877013b99e0252756e74696d6542726f6b65722e6578
            650043003a005c00570069006e0064006f00770073005c005300790073007400
            65006d00330032005c00520075006e00740069006d006500420072006f006b00
            650072002e0065007800650020002d0045006d00620065006400640069006e00
            670000004d006900630072006f0073006f00660074002e00580062006f007800
            4100700070005f00340038002e00360038002e00320039003000300031002e00
            30005f007800360034005f005f003800770065006b0079006200330064003800
            62006200770065000000720075006e00740069006d006500620072006f006b00
            6500720030003700660034003300350038006100380030003900610063003900
            3900610036003400610036003700630031000000
            """;

    /** From ShutdownPerfDiagLogger.etl (build 18362): a packaged process that is gone. */
    private static final String EDGE = """
            80e0948986caffff80130000fc02000001000000010000000020b71800000000
            090000002086b3fc88b4ffff0000000000000000010500000000000515000000
            68a36ef78127d649cd5fd166e80300004d6963726f736f6674456467652e6578
            650000004d006900630072006f0073006f00660074002e004d00690063007200
            6f0073006f006600740045006400670065005f00340034002e00310038003300
            360032002e003400340039002e0030005f006e00650075007400720061006c00
            5f005f003800770065006b007900620033006400380062006200770065000000
            4d006900630072006f0073006f006600740045006400670065000000a24e07b9
            5aeed501
            """;

    /**
     * From process_data_64_v3.etl (build 7600): version 3 as on x64, with a TOKEN_USER of zeros. The trace was written by a
     * 32-bit test program, so its record is marked as a 32-bit one.
     */
    private static final String NOTEPAD = """
            0000000000000000f0060000dc03000001000000030100000000000000000000
            00000000000000000000000000000000010500000000000515000000962cec2c
            68fd3106f1dca4d3e80300006e6f74657061642e65786500220043003a005c00
            570069006e0064006f00770073005c00730079007300740065006d0033003200
            5c006e006f00740065007000610064002e00650078006500220020000000
            """;

    // The following are made by hand.
    private static final String TOKEN_USER_32 = "a0b0c0d0 07000000";
    private static final String TOKEN_USER_64 = "c095cc02a0f8ffff 0000000003000000";
    private static final String LOCAL_SYSTEM = "0101 000000000005 12000000";
    private static final String NO_SID = "00000000";

    /** ProcessId 0x1234, ParentId 0x0204, SessionId 1, ExitStatus 5. */
    private static final String IDS = "34120000 04020000 01000000 05000000";

    private static final String KEY_32 = "80c0a085";
    private static final String KEY_64 = "8070c20083faffff";
    private static final String TABLE_32 = "20d0b402";
    private static final String TABLE_64 = "00d0b40201000000";
    private static final String FLAGS = "02000000";
    private static final String NAME = ansi("a.exe");
    private static final String COMMAND = utf16("a.exe -x");
    private static final String PACKAGE = utf16("Pack_1.0");
    private static final String APPLICATION = utf16("App");
    private static final String EXIT_TIME = "a24e07b95aeed501";

    private final ProcessEvent event = new ProcessEvent();

    @Test
    void theSystemProcessIsReadAsTraceEventReadsIt() {
        assertThat(fields(event, SYSTEM, 8, 4))
                .containsExactly(
                        "uniqueProcessKey=DATA 0xfffffa830007e4c0",
                        "processId=process 4",
                        "parentId=process 0",
                        "sessionId=-1",
                        "exitStatus=0x103 STILL_ACTIVE",
                        "directoryTableBase=DATA 0x187000",
                        "flags=0x4",
                        "userSID='S-1-5-18'",
                        "imageFileName='System'",
                        "commandLine=''",
                        "packageFullName=''",
                        "applicationId=''");
        assertBounds(event, SYSTEM, 8, 4, 36);
    }

    @Test
    void aStartedProcessHasItsCommandLine() {
        assertThat(fields(event, TEST_X86, 8, 4))
                .containsExactly(
                        "uniqueProcessKey=DATA 0xfffffa8300c27080",
                        "processId=process 3644",
                        "parentId=process 3508",
                        "sessionId=1",
                        "exitStatus=0x103 STILL_ACTIVE",
                        "directoryTableBase=DATA 0x2b4d000",
                        "flags=0x2",
                        "userSID='S-1-5-21-2935914779-1618742390-1451969622-1001'",
                        "imageFileName='Test.x86.exe'",
                        "commandLine='Test.x86.exe'",
                        "packageFullName=''",
                        "applicationId=''");
    }

    @Test
    void aPackagedProcessHasPackageAndApplication() {
        assertThat(fields(event, RUNTIME_BROKER, 8, 4))
                .containsExactly(
                        "uniqueProcessKey=DATA 0xffffa804ee5f30c0",
                        "processId=process 12396",
                        "parentId=process 580",
                        "sessionId=2",
                        "exitStatus=0x103 STILL_ACTIVE",
                        "directoryTableBase=DATA 0x3649fc000",
                        "flags=0x9",
                        "userSID='S-1-5-21-2127521184-1604012920-1887927527-43956499'",
                        "imageFileName='RuntimeBroker.exe'",
                        "commandLine='C:\\Windows\\System32\\RuntimeBroker.exe -Embedding'",
                        "packageFullName='Microsoft.XboxApp_48.68.29001.0_x64__8wekyb3d8bbwe'",
                        "applicationId='runtimebroker07f4358a809ac99a64a67c1'");
    }

    @Test
    void aDefunctProcessHasItsExitTimeAtTheEnd() {
        assertThat(fields(event, EDGE, 8, 5))
                .containsExactly(
                        "uniqueProcessKey=DATA 0xffffca868994e080",
                        "processId=process 4992",
                        "parentId=process 764",
                        "sessionId=1",
                        "exitStatus=0x1 null",
                        "directoryTableBase=DATA 0x18b72000",
                        "flags=0x9",
                        "userSID='S-1-5-21-4151223144-1238771585-1724997581-1000'",
                        "imageFileName='MicrosoftEdge.exe'",
                        "commandLine=''",
                        "packageFullName='Microsoft.MicrosoftEdge_44.18362.449.0_neutral__8wekyb3d8bbwe'",
                        "applicationId='MicrosoftEdge'",
                        "exitTime=fileTime 132273837496028834");
        assertBounds(event, EDGE, 8, 5, 36);
        assertThat(read(event, EDGE, 8, 4).exitTime()).isZero();
    }

    @Test
    void aWholeSidBehindATokenUserOfZerosIsASid() {
        assertThat(fields(event, NOTEPAD, 8, 3))
                .containsExactly(
                        "uniqueProcessKey=DATA 0x0",
                        "processId=process 1776",
                        "parentId=process 988",
                        "sessionId=1",
                        "exitStatus=0x103 STILL_ACTIVE",
                        "directoryTableBase=DATA 0x0",
                        "userSID='S-1-5-21-753675414-103939432-3550797041-1000'",
                        "imageFileName='notepad.exe'",
                        "commandLine='\"C:\\Windows\\system32\\notepad.exe\" '");
        assertBounds(event, NOTEPAD, 8, 3, 32);
    }

    @Test
    void aZeroIsNoSidWhenItsTokenUserIsNotAllZeros() {
        String payload = KEY_32 + IDS + "00000000 61000000 0101 000000000005 12000000";

        read(event, payload, 4, 2);

        assertThat(event.userSid()).isEmpty();
        assertThat(event.imageFileName()).isEqualTo("a");
    }

    @Test
    void version0HasIdsAsPointers() {
        String on32 = "34120000 04020000" + TOKEN_USER_32 + LOCAL_SYSTEM + NAME;
        String on64 = "3412000000000000 0402000000000000" + TOKEN_USER_64 + LOCAL_SYSTEM + NAME;
        String[] expected = {
            "processId=process 4660", "parentId=process 516", "userSID='S-1-5-18'", "imageFileName='a.exe'"
        };

        assertThat(fields(event, on32, 4, 0)).containsExactly(expected);
        assertBounds(event, on32, 4, 0, 8);
        assertThat(fields(event, on64, 8, 0)).containsExactly(expected);
        assertBounds(event, on64, 8, 0, 16);
    }

    @Test
    void whatVersion0LacksIsZeroOrEmpty() {
        read(event, "34120000 04020000" + NO_SID + NAME, 4, 0);

        assertThat(event.uniqueProcessKey()).isZero();
        assertThat(event.sessionId()).isZero();
        assertThat(event.exitStatus()).isZero();
        assertThat(event.directoryTableBase()).isZero();
        assertThat(event.flags()).isZero();
        assertThat(event.commandLine()).isEmpty();
        assertThat(event.packageFullName()).isEmpty();
        assertThat(event.applicationId()).isEmpty();
        assertThat(event.exitTime()).isZero();
    }

    @Test
    void version1StartsWithThePageDirectory() {
        String on32 = TABLE_32 + IDS + TOKEN_USER_32 + LOCAL_SYSTEM + NAME;
        String on64 = TABLE_64 + IDS + TOKEN_USER_64 + LOCAL_SYSTEM + NAME;

        assertThat(fields(event, on32, 4, 1))
                .containsExactly(
                        "pageDirectoryBase=DATA 0x2b4d020",
                        "processId=process 4660",
                        "parentId=process 516",
                        "sessionId=1",
                        "exitStatus=0x5 null",
                        "userSID='S-1-5-18'",
                        "imageFileName='a.exe'");
        assertBounds(event, on32, 4, 1, 20);
        assertThat(fields(event, on64, 8, 1))
                .startsWith("pageDirectoryBase=DATA 0x102b4d000")
                .endsWith("userSID='S-1-5-18'", "imageFileName='a.exe'");
        assertBounds(event, on64, 8, 1, 24);
        assertThat(event.uniqueProcessKey()).isZero();
    }

    @Test
    void version2HasKeyAndCommandLine() {
        String on32 = KEY_32 + IDS + TOKEN_USER_32 + LOCAL_SYSTEM + NAME + COMMAND;
        String on64 = KEY_64 + IDS + TOKEN_USER_64 + LOCAL_SYSTEM + NAME + COMMAND;

        assertThat(fields(event, on32, 4, 2))
                .containsExactly(
                        "uniqueProcessKey=DATA 0x85a0c080",
                        "processId=process 4660",
                        "parentId=process 516",
                        "sessionId=1",
                        "exitStatus=0x5 null",
                        "userSID='S-1-5-18'",
                        "imageFileName='a.exe'",
                        "commandLine='a.exe -x'");
        assertBounds(event, on32, 4, 2, 20);
        assertThat(event.directoryTableBase()).isZero();
        assertThat(fields(event, on64, 8, 2))
                .startsWith("uniqueProcessKey=DATA 0xfffffa8300c27080")
                .endsWith("imageFileName='a.exe'", "commandLine='a.exe -x'");
        assertBounds(event, on64, 8, 2, 24);
    }

    @Test
    void version3On32BitHasTheDirectoryTable() {
        String payload = KEY_32 + IDS + TABLE_32 + TOKEN_USER_32 + LOCAL_SYSTEM + NAME + COMMAND;

        assertThat(fields(event, payload, 4, 3))
                .containsExactly(
                        "uniqueProcessKey=DATA 0x85a0c080",
                        "processId=process 4660",
                        "parentId=process 516",
                        "sessionId=1",
                        "exitStatus=0x5 null",
                        "directoryTableBase=DATA 0x2b4d020",
                        "userSID='S-1-5-18'",
                        "imageFileName='a.exe'",
                        "commandLine='a.exe -x'");
        assertBounds(event, payload, 4, 3, 24);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 255})
    void aVersionAbove5IsReadAs5(int version) {
        String payload = KEY_32
                + IDS
                + TABLE_32
                + FLAGS
                + TOKEN_USER_32
                + LOCAL_SYSTEM
                + NAME
                + COMMAND
                + PACKAGE
                + APPLICATION
                + EXIT_TIME;

        assertThat(fields(event, payload, 4, version))
                .containsExactly(
                        "uniqueProcessKey=DATA 0x85a0c080",
                        "processId=process 4660",
                        "parentId=process 516",
                        "sessionId=1",
                        "exitStatus=0x5 null",
                        "directoryTableBase=DATA 0x2b4d020",
                        "flags=0x2",
                        "userSID='S-1-5-18'",
                        "imageFileName='a.exe'",
                        "commandLine='a.exe -x'",
                        "packageFullName='Pack_1.0'",
                        "applicationId='App'",
                        "exitTime=fileTime 132273837496028834");
        assertBounds(event, payload, 4, version, 28);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void fourZerosAreNoSidAndTheNameFollows(int pointerBytes) {
        String start = pointerBytes == 4 ? KEY_32 + IDS + TABLE_32 : KEY_64 + IDS + TABLE_64;
        String payload = start + FLAGS + NO_SID + NAME + COMMAND + PACKAGE + APPLICATION;

        read(event, payload, pointerBytes, 4);

        assertThat(event.sidValid()).isTrue();
        assertThat(event.userSid()).isEmpty();
        assertThat(event.imageFileName()).isEqualTo("a.exe");
        assertThat(event.commandLine()).isEqualTo("a.exe -x");
        assertThat(event.packageFullName()).isEqualTo("Pack_1.0");
        assertThat(event.applicationId()).isEqualTo("App");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0101 000000000005 120000", // cut in its last sub-authority
                "0105 000000000005 12000000 612e65786500", // counts more than there is
                "01ff 000000000005 12000000 612e65786500", // counts the most that can be written
                "0201 000000000005 12000000 612e65786500", // unknown revision
                "01", // cut behind its revision
                "" // not there
            })
    void nothingIsReadBehindAMalformedSid(String sid) {
        String payload = KEY_32 + IDS + TABLE_32 + FLAGS + TOKEN_USER_32 + sid;

        assertThat(fields(event, payload, 4, 5))
                .containsExactly(
                        "uniqueProcessKey=DATA 0x85a0c080",
                        "processId=process 4660",
                        "parentId=process 516",
                        "sessionId=1",
                        "exitStatus=0x5 null",
                        "directoryTableBase=DATA 0x2b4d020",
                        "flags=0x2");
        assertThat(event.sidValid()).isFalse();
        assertThat(event.userSid()).isEmpty();
        assertThat(event.imageFileName()).isEmpty();
        assertThat(event.commandLine()).isEmpty();
        assertThat(event.packageFullName()).isEmpty();
        assertThat(event.applicationId()).isEmpty();
        assertThat(event.exitTime()).isZero();
    }

    @Test
    void aSidOf15SubAuthoritiesIsWholeAndOneOf16IsNot() {
        String authority = "000000000005";
        String start = KEY_32 + IDS + TOKEN_USER_32;

        read(event, start + "010f" + authority + "01000000".repeat(15) + NAME + COMMAND, 4, 2);
        assertThat(event.userSid()).isEqualTo("S-1-5" + "-1".repeat(15));
        assertThat(event.imageFileName()).isEqualTo("a.exe");

        read(event, start + "0110" + authority + "01000000".repeat(16) + NAME + COMMAND, 4, 2);
        assertThat(event.sidValid()).isFalse();
    }

    @Test
    void textWithoutATerminatorEndsWithThePayload() {
        read(event, KEY_32 + IDS + NO_SID + "612e6578", 4, 2);
        assertThat(event.imageFileName()).isEqualTo("a.ex");
        assertThat(event.commandLine()).isEmpty();

        read(event, KEY_32 + IDS + NO_SID + NAME + "61002e0065", 4, 2);
        assertThat(event.commandLine()).isEqualTo("a.");
    }
}
