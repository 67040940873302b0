package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.filterManager;
import static fltscope.schemas.event.EventBytes.kernel;
import static fltscope.schemas.event.EventBytes.kernelFile;
import static fltscope.schemas.event.EventBytes.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypeTest {
    private static final String LOST_EVENT = "6a399ae0-4bc6-4de9-870b-3657f8947e7e";
    private static final String KERNEL_FILE = "edd08927-9cc4-4e65-b970-c2560fb5c289";
    private static final String FILTER_MANAGER = "f3c5e28e-63f6-49c7-a204-e48a1bc4b09d";
    private static final String IMAGE_ID = "b3e675d7-2554-4f18-830b-2762732560de";
    private static final String META_DATA = "bbccf6c1-6cd1-48c4-80ff-839482e37671";
    private static final String SYS_CONFIG = "9b79ee91-b5fd-41c0-a243-4248e266e9d0";
    private static final String[] PROVIDERS = {LOST_EVENT, KERNEL_FILE, FILTER_MANAGER, IMAGE_ID, META_DATA, SYS_CONFIG
    };

    /** Two types with one hook id would leave the first of them unreachable. */
    @Test
    void everyTypeIsFoundByItsHookIdOrItsProviderAndId() {
        Set<EventType> found = EnumSet.noneOf(EventType.class);
        for (int hook = 0; hook < 1 << 16; hook++) {
            found.add(EventType.of(kernel(hook, 2, 8)));
        }
        for (String provider : PROVIDERS) {
            for (int id = 0; id < 1 << 8; id++) {
                found.add(EventType.of(manifest(provider, id, 0, 8)));
            }
        }
        assertThat(found).isEqualTo(EnumSet.allOf(EventType.class));
    }

    /**
     * Hook ids of net.4.5.2.x86.etl. Each occurs as often as the trace's baseline counts the name that TraceEvent gives it;
     * the baseline has fewer samples, and file names not at all.
     */
    @ParameterizedTest
    @CsvSource({
        "0000, EventTrace/Header",
        "0005, EventTrace/Extension",
        "0008, EventTrace/RDComplete",
        "0020, EventTrace/EndExtension",
        "010A, DiskIo/Read",
        "010B, DiskIo/Write",
        "010C, DiskIo/ReadInit",
        "010D, DiskIo/WriteInit",
        "010E, DiskIo/FlushBuffers",
        "010F, DiskIo/FlushInit",
        "0220, PageFault/HardFault",
        "0301, Process/Start",
        "0302, Process/End",
        "0303, Process/DCStart",
        "0304, Process/DCEnd",
        "030A, Image/Load",
        "0320, Process/PerfCtr",
        "0321, Process/PerfCtrRundown",
        "0327, Process/Defunct",
        "0420, FileIo/FileCreate",
        "0423, FileIo/FileDelete",
        "0424, FileIo/FileRundown",
        "0501, Thread/Start",
        "0502, Thread/End",
        "060A, TcpIp/Send",
        "060B, TcpIp/Recv",
        "060D, TcpIp/Disconnect",
        "060F, TcpIp/Accept",
        "061A, TcpIp/SendIPV6",
        "061B, TcpIp/RecvIPV6",
        "080A, UdpIp/Send",
        "080B, UdpIp/Recv",
        "081A, UdpIp/SendIPV6",
        "081B, UdpIp/RecvIPV6",
        "0B0A, SystemConfig/CPU",
        "0B0B, SystemConfig/PhyDisk",
        "0B0C, SystemConfig/LogDisk",
        "0B0D, SystemConfig/NIC",
        "0B0F, SystemConfig/Services",
        "0B10, SystemConfig/Power",
        "0B11, SystemConfig/Network",
        "0B16, SystemConfig/PnP",
        "0B17, SystemConfig/IDEChannel",
        "0B19, SystemConfig/Platform",
        "0F2E, PerfInfo/Sample",
        "0F49, PerfInfo/CollectionStart",
        "0F4A, PerfInfo/CollectionEnd",
        "1402, Image/Unload",
        "1403, Image/DCStart",
        "1404, Image/DCEnd",
        "1421, Image/KernelBase"
    })
    void theHookIdsOfARecordedTraceHaveTheirNames(String hook, String label) {
        EventType type = EventType.of(kernel(Integer.parseInt(hook, 16), 2, 8));
        assertThat(type.label()).isEqualTo(label);
        assertThat(type.label()).isEqualTo(type.provider() + "/" + type.event());
    }

    @ParameterizedTest
    @CsvSource({
        KERNEL_FILE + ", 12, Microsoft-Windows-Kernel-File/Create",
        KERNEL_FILE + ", 34, Microsoft-Windows-Kernel-File/QueryEA",
        FILTER_MANAGER + ", 6, Microsoft-Windows-FilterManager/FilterLoaded",
        LOST_EVENT + ", 33, RTLostEvent/RTLostBuffer",
        IMAGE_ID + ", 0, KernelTraceControl/ImageID",
        IMAGE_ID + ", 36, KernelTraceControl/ImageID/DbgID_RSDS",
        IMAGE_ID + ", 64, KernelTraceControl/ImageID/FileVersion",
        META_DATA + ", 33, KernelTraceControl/MetaData/EventMapInfo",
        SYS_CONFIG + ", 35, SysConfig/VolumeMapping"
    })
    void eventsOfOtherProvidersAreNamedByTheirId(String provider, int id, String label) {
        assertThat(EventType.of(manifest(provider, id, 0, 8)).label()).isEqualTo(label);
    }

    @Test
    void fltIoIsToldApartFromTheGroupItLivesIn() {
        assertThat(EventType.FLT_IO_PRE_OP_INIT.label()).isEqualTo("FltIo/PreOpInit");
        assertThat(EventType.FLT_IO_POST_OP_FAILURE.provider()).isEqualTo("FltIo");
        assertThat(EventType.FILE_IO_QUERY_EA.provider()).isEqualTo("FileIo");
    }

    @Test
    void aClassicEventWithTheGuidOfAKernelGroupIsThatKernelEvent() {
        EventRecord record = new EventRecord();
        Guid fileIo = KernelGroup.FILE_IO.guid();
        record.classicEvent(fileIo.high(), fileIo.low(), 64, 2, 0);
        assertThat(EventType.of(record)).isSameAs(EventType.FILE_IO_CREATE);
        Guid image = KernelGroup.IMAGE.guid();
        record.classicEvent(image.high(), image.low(), 10, 2, 0);
        assertThat(EventType.of(record)).isSameAs(EventType.IMAGE_LOAD);
    }

    @Test
    void whatHasNoNameIsUnknown() {
        assertThat(EventType.of(kernel(0xFFFF, 2, 8))).isSameAs(EventType.UNKNOWN);
        assertThat(EventType.of(kernelFile(9, 0, 8))).isSameAs(EventType.UNKNOWN);
        assertThat(EventType.of(kernelFile(0xFFFF, 0, 8))).isSameAs(EventType.UNKNOWN);
        assertThat(EventType.of(manifest("22fb2cd6-0e7b-422b-a0c7-2fad1fd0e716", 1, 0, 8)))
                .as("a provider that is known by name alone")
                .isSameAs(EventType.UNKNOWN);
        assertThat(EventType.of(manifest("00000000-0000-0000-0000-000000000001", 1, 0, 8)))
                .isSameAs(EventType.UNKNOWN);
        assertThat(EventType.UNKNOWN.newPayload()).isNull();
    }

    @Test
    void layoutsAreNewEachTimeAndEventsKnownByNameHaveNone() {
        assertThat(EventType.of(filterManager(13, 0)).newPayload()).isInstanceOf(DevVolume.class);
        assertThat(EventType.FILE_IO_READ.newPayload())
                .isInstanceOf(FileReadWrite.class)
                .isNotSameAs(EventType.FILE_IO_READ.newPayload());
        assertThat(EventType.FILE_IO_READ.highestVersion()).isEqualTo(3);
        assertThat(EventType.KERNEL_FILE_READ.highestVersion()).isEqualTo(1);
        assertThat(EventType.DISK_IO_READ.newPayload()).isNull();
        for (EventType type : EventType.values()) {
            assertThat(type.newPayload() == null).as(type.label()).isEqualTo(type.highestVersion() == 255);
        }
    }

    @Test
    void providersAreNamedByTheirGuid() {
        assertThat(label("22fb2cd6-0e7b-422b-a0c7-2fad1fd0e716")).isEqualTo("Microsoft-Windows-Kernel-Process");
        assertThat(label("a8a71ac1-040f-54a2-07ca-00a89b5ab761")).isEqualTo("PerfView");
        assertThat(label("90cbdc39-4a3e-11d1-84f4-0000f80464e3")).isEqualTo("FileIo");
        assertThat(label("00000000-0000-0000-0000-000000000001")).isNull();
        for (KnownProvider provider : KnownProvider.values()) {
            assertThat(provider.label()).isNotEmpty();
        }
    }

    private static String label(String guid) {
        Guid parsed = Guid.parse(guid);
        return EventType.providerLabel(parsed.high(), parsed.low());
    }
}
