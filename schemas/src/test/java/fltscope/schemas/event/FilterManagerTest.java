package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.filterManager;
import static fltscope.schemas.event.EventBytes.utf16;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The layouts of Microsoft-Windows-FilterManager; all bytes made by hand from the provider's manifest. */
class FilterManagerTest {
    private static final String STATUS = "11001cc0";
    private static final String VERSION = "0a000000 01000000";
    private static final String TIME = "003c4e992ccad401";
    private static final String TOLD_TIME = "deviceTime=fileTime 131952582000000000";
    private static final String GUID = "2789d0edc49c654eb970c2560fb5c289";
    private static final String TOLD_GUID = "{edd08927-9cc4-4e65-b970-c2560fb5c289}";
    private static final String FILTER = STATUS + VERSION + "0300" + utf16("wof") + TIME;
    private static final String[] TOLD_FILTER = {
        "finalStatus=0xc01c0011 STATUS_FLT_INSTANCE_ALTITUDE_COLLISION",
        "deviceVersionMajor=10",
        "deviceVersionMinor=1",
        "deviceName='wof'",
        TOLD_TIME
    };

    @Test
    void aFilterEventIsReadInFull() {
        for (int id : new int[] {1, 5, 6, 7}) {
            assertThat(fields(filterManager(id, 0, FILTER))).containsExactly(TOLD_FILTER);
        }
        assertFixedBytes(filterManager(6, 0, FILTER), 28);
    }

    @Test
    void aFailedAttachmentNamesTheVolume() {
        EventRecord record = filterManager(4, 0, FILTER, "0200", utf16("C:"));
        assertThat(fields(record))
                .startsWith(TOLD_FILTER)
                .endsWith("extraString='C:'")
                .hasSize(6);
        assertFixedBytes(record, 28);
        FilterStatus layout = new FilterStatus();
        assertThat(layout.wrap(record)).isTrue();
        assertThat(layout.finalStatus()).isEqualTo(0xC01C_0011);
        assertThat(layout.deviceName()).isEqualTo("wof");
        assertThat(layout.deviceTime()).isEqualTo(131_952_582_000_000_000L);
        assertThat(layout.extraString()).isEqualTo("C:");
    }

    @Test
    void versionOneOfAFilterEventAddsAStringAndAGuid() {
        EventRecord record = filterManager(6, 1, FILTER, "0100", utf16("x"), GUID);
        assertThat(fields(record)).startsWith(TOLD_FILTER).endsWith("extraString='x'", "filterId=" + TOLD_GUID);
        assertFixedBytes(record, 28);
    }

    @Test
    void aDeviceNameLongerThanThePayloadIsRefused() {
        FilterStatus layout = new FilterStatus();
        assertThat(layout.wrap(filterManager(6, 0, STATUS, VERSION, "ffff", utf16("wof"), TIME)))
                .isFalse();
        assertThat(layout.wrap(filterManager(6, 0, STATUS, VERSION, "0400", utf16("wof"), TIME)))
                .isFalse();
    }

    @Test
    void aVolumeEventIsReadInFull() {
        String volume = "00000000 0200" + utf16("C:");
        for (int id : new int[] {2, 3, 8, 9, 10}) {
            assertThat(fields(filterManager(id, 0, volume)))
                    .containsExactly("finalStatus=0x0 STATUS_SUCCESS", "extraString=path 'C:'");
        }
        assertFixedBytes(filterManager(8, 0, volume, "0102"), 10);
        FilterVolume layout = new FilterVolume();
        assertThat(layout.wrap(filterManager(8, 0, volume))).isTrue();
        assertThat(layout.finalStatus()).isZero();
        assertThat(layout.extraString()).isEqualTo("C:");
        assertThat(layout.wrap(filterManager(8, 0, "00000000 0300", utf16("C:"))))
                .isFalse();
    }

    @Test
    void versionOneOfAVolumeEventAddsAStringAndAGuid() {
        EventRecord record = filterManager(8, 1, "00000000 0200", utf16("C:"), "0100", utf16("x"), GUID);
        assertThat(fields(record))
                .containsExactly(
                        "finalStatus=0x0 STATUS_SUCCESS",
                        "extraString=path 'C:'",
                        "extraInfoString='x'",
                        "fltObjectId=" + TOLD_GUID);
        assertFixedBytes(record, 10);
    }

    @Test
    void aFilterWithoutBypassIoShowsItsFeatures() {
        EventRecord record = filterManager(11, 0, utf16("wof"), "0000", VERSION, TIME, "05000000");
        assertThat(fields(record))
                .containsExactly(
                        "deviceName='wof'",
                        "deviceVersionMajor=10",
                        "deviceVersionMinor=1",
                        TOLD_TIME,
                        "supportedFeatures=0x5");
        assertFixedBytes(record, 28);
    }

    @Test
    void aVetoOfBypassIoIsReadInFull() {
        EventRecord record = filterManager(
                12,
                0,
                utf16("wof"),
                "0000",
                VERSION,
                TIME,
                "612e65786500",
                utf16("\\f"),
                "0000 02000000",
                utf16("no"),
                "0000 bb0000c0");
        assertThat(fields(record))
                .containsExactly(
                        "deviceName='wof'",
                        "deviceVersionMajor=10",
                        "deviceVersionMinor=1",
                        TOLD_TIME,
                        "processName='a.exe'",
                        "fileName=path '\\f'",
                        "bypassIoOperation=2",
                        "vetoReason='no'",
                        "status=0xc00000bb STATUS_NOT_SUPPORTED");
        assertFixedBytes(record, record.payloadBytes());
    }

    @Test
    void aTextThatRunsToTheEndOfAVetoLeavesNoRoomForWhatMustFollow() {
        BypassIo layout = new BypassIo();
        assertThat(layout.wrap(filterManager(12, 0, utf16("wof is a filter that does not end"))))
                .isFalse();
        assertThat(layout.wrap(filterManager(12, 0, "0000", VERSION, TIME, "6161616161616161616161616161")))
                .isFalse();
        assertThat(layout.wrap(filterManager(12, 0, "0000", VERSION, TIME, "00", utf16("\\not ended"))))
                .isFalse();
    }

    @Test
    void aDeveloperVolumeIsReadInFull() {
        String volume = "0200" + utf16("D:") + GUID + GUID + "0400" + utf16("refs");
        EventRecord record = filterManager(13, 0, volume, "220000c0");
        assertThat(fields(record))
                .containsExactly(
                        "volumeName=path 'D:'",
                        "volumeGuid=" + TOLD_GUID,
                        "fsGuid=" + TOLD_GUID,
                        "fsDriverName='refs'",
                        "status=0xc0000022 STATUS_ACCESS_DENIED");
        assertFixedBytes(record, record.payloadBytes());
    }

    @Test
    void theAllowListsOfADeveloperVolumeAreReadAsFarAsTheyGo() {
        String volume = "0200" + utf16("D:") + GUID + GUID + "0400" + utf16("refs");
        String lists = "00000000 0100" + utf16("a") + "340000c0 0000 00000000 0200" + utf16("bc");
        EventRecord record = filterManager(14, 1, volume, lists, "01000000 00000000");
        assertThat(fields(record))
                .endsWith(
                        "gpStatus=0x0 STATUS_SUCCESS",
                        "gpList='a'",
                        "systemStatus=0xc0000034 STATUS_OBJECT_NAME_NOT_FOUND",
                        "systemList=''",
                        "volumeStatus=0x0 STATUS_SUCCESS",
                        "volumeList='bc'")
                .hasSize(10);
        assertFixedBytes(record, 48);
    }

    @Test
    void theAllowListsOfVersionZeroAreOpaque() {
        String volume = "0200" + utf16("D:") + GUID + GUID + "0400" + utf16("refs");
        EventRecord record = filterManager(14, 0, volume, "00000000 0300 010203 00000000 0000 00000000 ffff");
        assertThat(fields(record))
                .endsWith(
                        "gpStatus=0x0 STATUS_SUCCESS",
                        "gpListLength=3",
                        "systemStatus=0x0 STATUS_SUCCESS",
                        "systemListLength=0",
                        "volumeStatus=0x0 STATUS_SUCCESS",
                        "volumeListLength=65535")
                .hasSize(10);
    }
}
