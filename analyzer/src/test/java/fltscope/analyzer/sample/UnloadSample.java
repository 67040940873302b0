package fltscope.analyzer.sample;

import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.FltMgrTraceEvents;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.fixture.ObjectEvents;
import fltscope.schemas.fixture.RecordWriter;
import fltscope.schemas.fixture.SessionEvents;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@code mup-scard-unload.etl}: the case of {@link SampleTrace} on a Windows 11 24H2, recorded with handles and the filter
 * manager's own trace, while somebody unloads the filter. Synthetic, as that is; the addresses of filters and instances are made up.
 */
public final class UnloadSample {
    private static final int OS_BUILD = 26200;
    private static final int FILE = 37;
    private static final int PORT = 44;
    private static final int WORD_0 = 0x0600_8207;
    private static final int WORD_4 = 0x0078_0040;
    private static final int REASON_UNLOAD = 2;

    private static final long VFSMFD = 0xFFFF_E000_0030_1010L;
    private static final long WDFILTER = 0xFFFF_E000_0030_2010L;
    private static final long MUP_INSTANCE = 0xFFFF_E000_0312_5870L;
    private static final long DISK_INSTANCE = 0xFFFF_E000_0312_6870L;
    private static final long WD_INSTANCE = 0xFFFF_E000_0312_7870L;
    private static final long MUP_VOLUME = 0xFFFF_E000_0040_1610L;
    private static final long DISK_VOLUME = 0xFFFF_E000_0040_2610L;
    private static final long WORK_ITEM = 0xFFFF_E000_0055_0D20L;
    private static final long CALLBACK_NODE = 0xFFFF_E000_0371_9BC0L;
    /** Where callback data lies in its IRP_CTRL. */
    private static final long DATA_OFFSET = 0xD8;

    private static final long UNLOADED = SampleTrace.START + 40 * SampleTrace.SECOND;
    private static final long STOPPED = SampleTrace.START + 62 * SampleTrace.SECOND;

    private UnloadSample() {}

    /** Writes the sample to the file named by the first argument. */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    static void write(Path path) throws IOException {
        try (EtlWriter etl = EtlWriter.to(path)
                .osBuild(OS_BUILD)
                .processors(SampleTrace.CPUS)
                .bufferBytes(SampleTrace.BUFFER_BYTES)
                .qpcClock(SampleTrace.SECOND)
                .startTicks(SampleTrace.START)
                .startFileTime(SampleTrace.START_FILE_TIME)
                .endFileTime(SampleTrace.START_FILE_TIME + (STOPPED - SampleTrace.START))
                .sessionName("fltscope")
                .logFileName("C:\\traces\\mup-scard-unload.etl")
                .compressed()
                .open()) {
            Machine.rundown(
                    etl,
                    SampleTrace.START + 2000,
                    new int[] {WORD_0, 0, 0, 0, WORD_4},
                    SampleTrace.CARD_SERVICE,
                    SampleTrace.LOGGER);
            SampleTrace.images(etl.cpu(0).at(SampleTrace.START + 3000));
            instances(etl.cpu(0).at(SampleTrace.START + 5000));
            FilterTraffic traffic = new FilterTraffic(
                    etl, SampleTrace.CPUS, SampleTrace.START + SampleTrace.SECOND, 4_400_000, true, 7);
            traffic.until(SampleTrace.START + 4 * SampleTrace.SECOND);
            traffic.drain();
            long log = SampleTrace.START + 9 * SampleTrace.SECOND;
            SampleTrace.longLived(etl, log);
            handle(etl, SampleTrace.LOGGER, log + 950, SampleTrace.LOG_OBJECT, 0x9C);
            SampleTrace.smartCard(etl);
            handle(etl, SampleTrace.CARD_SERVICE, SampleTrace.SCARD_OPENED + 4_100, SampleTrace.SCARD_OBJECT, 0x2A4);
            pended(etl.cpu(2));
            unload(etl.cpu(3));
            rundown(etl.cpu(0).at(STOPPED - 200));
        }
    }

    private static void instances(RecordWriter out) {
        out.event(FltMgrTraceEvents.instance(MUP_INSTANCE, VFSMFD, "vfsmfd", "263410"));
        out.event(FltMgrTraceEvents.setup(VFSMFD, "vfsmfd", MUP_INSTANCE, MUP_VOLUME, "\\Device\\Mup"));
        out.event(FltMgrTraceEvents.instance(DISK_INSTANCE, VFSMFD, "vfsmfd", "263410"));
        out.event(FltMgrTraceEvents.setup(VFSMFD, "vfsmfd", DISK_INSTANCE, DISK_VOLUME, "\\Device\\HarddiskVolume2"));
        out.event(FltMgrTraceEvents.instance(WD_INSTANCE, WDFILTER, "WdFilter", "328010"));
        out.event(FltMgrTraceEvents.setup(WDFILTER, "WdFilter", WD_INSTANCE, MUP_VOLUME, "\\Device\\Mup"));
    }

    private static void handle(EtlWriter etl, Machine.ProcessThread owner, long at, long object, int value) {
        etl.cpu(1)
                .at(at)
                .process(owner.processId())
                .thread(owner.threadId())
                .system(ObjectEvents.createHandle(object, value, FILE));
    }

    /** The request for a card is pended, and a work item is to go on with it; that of another request was run. */
    private static void pended(RecordWriter out) {
        long request = SampleTrace.SCARD_OPENED + 21_180;
        long routine = Machine.VFSMFD.base() + 0x1A40;
        out.at(request + 30)
                .event(FltMgrTraceEvents.pended(
                        SampleTrace.DEVICE_CONTROL, SampleTrace.SCARD_DATA - DATA_OFFSET, CALLBACK_NODE));
        out.at(request + 40).event(FltMgrTraceEvents.workQueued(WORK_ITEM + 0x100, DISK_INSTANCE, routine));
        out.at(request + 90).event(FltMgrTraceEvents.workRun(WORK_ITEM + 0x100, DISK_INSTANCE, routine));
        out.at(request + 120).event(FltMgrTraceEvents.workQueued(WORK_ITEM, MUP_INSTANCE, routine));
    }

    private static void unload(RecordWriter out) {
        out.at(UNLOADED)
                .event(FltMgrTraceEvents.teardown(
                        VFSMFD, "vfsmfd", DISK_INSTANCE, DISK_VOLUME, "\\Device\\HarddiskVolume2", REASON_UNLOAD));
        out.at(UNLOADED + 400)
                .event(FltMgrTraceEvents.teardown(
                        VFSMFD, "vfsmfd", MUP_INSTANCE, MUP_VOLUME, "\\Device\\Mup", REASON_UNLOAD));
        out.at(UNLOADED + 700).event(FltMgrTraceEvents.pointerCount(MUP_INSTANCE, 2, "DeferredIoWorkItem"));
        out.at(UNLOADED + 710).event(FltMgrTraceEvents.pointerCount(DISK_INSTANCE, 1, "InstanceTeardown"));
    }

    private static void rundown(RecordWriter out) {
        out.perfInfo(FileIoEvents.fileRundown(SampleTrace.SCARD_KEY, "\\Device\\Mup\\TSCLIENT\\SCARD\\2"));
        out.perfInfo(ObjectEvents.typeDcEnd(FILE, "File"));
        out.perfInfo(ObjectEvents.typeDcEnd(PORT, "FilterConnectionPort"));
        out.perfInfo(ObjectEvents.handleDcEnd(
                SampleTrace.SCARD_OBJECT,
                SampleTrace.CARD_SERVICE.processId(),
                0x2A4,
                FILE,
                "\\Device\\Mup\\TSCLIENT\\SCARD\\2"));
        out.perfInfo(ObjectEvents.handleDcEnd(
                SampleTrace.LOG_OBJECT,
                SampleTrace.LOGGER.processId(),
                0x9C,
                FILE,
                "\\Device\\HarddiskVolume2\\ProgramData\\Backup\\logs\\backup.log"));
        out.perfInfo(ObjectEvents.handleDcEnd(
                0xFFFF_E000_0061_0800L, 4, 0x8000_1A40, PORT, "\\MicrosoftMalwareProtectionPortWD"));
        out.perfInfo(SessionEvents.endExtension(WORD_0, 0, 0, 0, WORD_4));
        out.at(STOPPED).perfInfo(SessionEvents.rundownComplete());
    }
}
