package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.assertBounds;
import static fltscope.schemas.event.HexPayload.fields;
import static fltscope.schemas.event.HexPayload.read;
import static fltscope.schemas.event.HexPayload.utf16;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogfileHeaderTest {
    /** From net.4.5.2.x86.etl (build 9200, 64-bit, merged and compressed). */
    private static final String MERGED = """
            0000010006020200f023000008000000e16adf1c3c65d6015a620200f4010000
            0100010414010000010000000800000000000000080e00000000000000000000
            0000000000000000e0010000400074007a007200650073002e0064006c006c00
            2c002d0032003100320000000000000000000000000000000000000000000000
            00000000000000000000000000000b0000000100020000000000000000000000
            400074007a007200650073002e0064006c006c002c002d003200310031000000
            0000000000000000000000000000000000000000000000000000000000000000
            00000300000002000200000000000000c4ffffff00000000ebb7c3ba3b65d601
            8096980000000000e62325163c65d6010100000000000000520065006c006f00
            670067006500720000005b006d0075006c007400690070006c00650020006600
            69006c00650073005d000000
            """;

    /** From image_data_32_v0.etl (build 7600, 32-bit). */
    private static final String WINDOWS_7 = """
            0000010006010105b01d000010000000112cd561c808cc016161020064000000
            01000000030000000100000004000000000000005a0900000500000006000000
            2c010000400074007a007200650073002e0064006c006c002c002d0031003100
            3200000000000000000000000000000000000000000000000000000000000000
            0000000000000b0000000100020000000000000000000000400074007a007200
            650073002e0064006c006c002c002d0031003100310000000000000000000000
            0000000000000000000000000000000000000000000000000000030000000200
            0200000000000000c4ffffff000000007f439bdfaf05cc019dac230000000000
            2c34a360c808cc0101000000000000004d0061006b0065002000540065007300
            7400200044006100740061002000530065007300730069006f006e0000006300
            3a005c007300720063005c007300610077006200750063006b005c0074007200
            75006e006b005c007300720063005c007300610077006200750063006b005c00
            6c006f0067005f006c00690062005c0074006500730074005f00640061007400
            61005c0069006d006100670065005f0064006100740061005f00330032005f00
            760030002e00650074006c000000
            """;

    /** From AMSITrace.etl (build 18362, 64-bit), which lost three events. */
    private static final String LOSSY = """
            000001000a000105ba4700000800000036c6cbc390e5d5015a62020000000000
            0100000806000000010000000800000003000000c80700000900000000000000
            0600000000000000c4ffffff400074007a007200650073002e0064006c006c00
            2c002d0033003000320000000000000000000000000000000000000000000000
            00000000000000000000000000000a0000000500030000000000000000000000
            400074007a007200650073002e0064006c006c002c002d003300300031000000
            0000000000000000000000000000000000000000000000000000000000000000
            00000300000005000200000000000000c4ffffff0000000040cc256611e3d501
            80969800000000008205638e90e5d501010000000000000041004d0053004900
            54007200610063006500530065007300730069006f006e00000063003a005c00
            77006f0072006b005c0041004d0053004900540072006100630065002e006500
            74006c000000
            """;

    /** Hexadecimal digits up to the names, with 64-bit pointers. */
    private static final int DIGITS_BEFORE_NAMES = 2 * 0x118;

    private final LogfileHeader header = new LogfileHeader();

    @Test
    void a64BitHeaderIsReadAsTraceEventReadsIt() {
        assertThat(fields(header, MERGED, 8, 2))
                .containsExactly(
                        "bufferSize=65536",
                        "majorVersion=6",
                        "minorVersion=2",
                        "subVersion=2",
                        "subMinorVersion=0",
                        "providerVersion=9200",
                        "numberOfProcessors=8",
                        "endTime=fileTime 132404547910855393",
                        "timerResolution=156250",
                        "maximumFileSize=500",
                        "logFileMode=0x4010001",
                        "buffersWritten=276",
                        "startBuffers=1",
                        "pointerSize=8",
                        "eventsLost=0",
                        "cpuSpeedInMHz=3592",
                        "bias=480",
                        "standardName='@tzres.dll,-212'",
                        "standardBias=0",
                        "daylightName='@tzres.dll,-211'",
                        "daylightBias=-60",
                        "bootTime=fileTime 132404546264872939",
                        "perfFreq=10000000",
                        "startTime=fileTime 132404547797984230",
                        "reservedFlags=0x1 QPC",
                        "buffersLost=0",
                        "loggerName='Relogger'",
                        "logFileName=path '[multiple files]'");
        assertBounds(header, MERGED, 8, 2, 0x118);
    }

    @Test
    void a32BitHeaderHasEarlierTimes() {
        assertThat(fields(header, WINDOWS_7, 4, 2))
                .containsExactly(
                        "bufferSize=65536",
                        "majorVersion=6",
                        "minorVersion=1",
                        "subVersion=1",
                        "subMinorVersion=5",
                        "providerVersion=7600",
                        "numberOfProcessors=16",
                        "endTime=fileTime 129488146014743569",
                        "timerResolution=156001",
                        "maximumFileSize=100",
                        "logFileMode=0x1",
                        "buffersWritten=3",
                        "startBuffers=1",
                        "pointerSize=4",
                        "eventsLost=0",
                        "cpuSpeedInMHz=2394",
                        "bias=300",
                        "standardName='@tzres.dll,-112'",
                        "standardBias=0",
                        "daylightName='@tzres.dll,-111'",
                        "daylightBias=-60",
                        "bootTime=fileTime 129484742215811967",
                        "perfFreq=2337949",
                        "startTime=fileTime 129488145994691628",
                        "reservedFlags=0x1 QPC",
                        "buffersLost=0",
                        "loggerName='Make Test Data Session'",
                        "logFileName=path 'c:\\src\\sawbuck\\trunk\\src\\sawbuck\\log_lib\\test_data"
                                + "\\image_data_32_v0.etl'");
        assertBounds(header, WINDOWS_7, 4, 2, 0x110);
    }

    @Test
    void lostEventsAndANegativeBiasAreRead() {
        read(header, LOSSY, 8, 2);

        assertThat(header.eventsLost()).isEqualTo(3);
        assertThat(header.bias()).isEqualTo(-60);
        assertThat(header.loggerName()).isEqualTo("AMSITraceSession");
        assertThat(header.logFileName()).isEqualTo("c:\\work\\AMSITrace.etl");
    }

    @Test
    void theNameOfTheSessionMayBeEmpty() {
        // The names are made by hand.
        String start = MERGED.replaceAll("\\s", "").substring(0, DIGITS_BEFORE_NAMES);

        read(header, start + utf16("") + utf16("C:\\x.etl"), 8, 2);
        assertThat(header.loggerName()).isEmpty();
        assertThat(header.logFileName()).isEqualTo("C:\\x.etl");

        read(header, start + "78007900", 8, 2);
        assertThat(header.loggerName()).isEqualTo("xy");
        assertThat(header.logFileName()).isEmpty();
    }

    @Test
    void theClockHasANameOrNone() {
        // The clock type is made by hand; it stands 8 bytes before the names.
        String digits = MERGED.replaceAll("\\s", "");
        String start = digits.substring(0, DIGITS_BEFORE_NAMES - 16);
        String end = digits.substring(DIGITS_BEFORE_NAMES - 8);

        assertThat(fields(header, start + "02000000" + end, 8, 2)).contains("reservedFlags=0x2 SYSTEM_TIME");
        assertThat(fields(header, start + "03000000" + end, 8, 2)).contains("reservedFlags=0x3 CPU_CYCLES");
        assertThat(fields(header, start + "00000000" + end, 8, 2)).contains("reservedFlags=0x0 null");
    }
}
