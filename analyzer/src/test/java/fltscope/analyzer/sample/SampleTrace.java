package fltscope.analyzer.sample;

import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.ImageEvents;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.fixture.Machine.Driver;
import fltscope.schemas.fixture.RecordWriter;
import fltscope.schemas.fixture.SessionEvents;
import fltscope.schemas.fixture.StackEvents;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@code mup-scard.etl}: the case that this tool began with, among ordinary traffic. A service opens the smart-card
 * device that Remote Desktop redirects into its session, sends it a request that waits for a card, and neither ends before the
 * trace does. Synthetic: the facts are those of the debugger output beside it, the traffic is made up.
 */
public final class SampleTrace {
    static final long SECOND = 10_000_000;
    static final long START = 5_512_340_877_123L;
    static final long SCARD_OPENED = START + 124_310_020;
    private static final long TRAFFIC_ENDS = START + 619_000_000;
    private static final long STOPPED = START + 624_020_000;
    /** 2026-03-02 03:14:07 UTC in units of 100 ns since 1601. */
    static final long START_FILE_TIME = 134_168_948_470_000_000L;

    static final int CPUS = 4;
    static final int BUFFER_BYTES = 1 << 16;
    private static final int VERSION = 3;
    private static final int WORD_0 = 0x0600_0207;
    private static final int WORD_4 = 0x0078_0000;

    static final Machine.ProcessThread CARD_SERVICE = new Machine.ProcessThread(1184, 2216, "svchost.exe");
    static final Machine.ProcessThread LOGGER = new Machine.ProcessThread(2140, 2188, "backupd.exe");
    private static final long WINSCARD = 0x7FFB_8C10_0000L;
    private static final long NTDLL = 0x7FFB_9F40_0000L;

    static final long LOG_OBJECT = 0xFFFF_E000_0220_4450L;
    static final long SCARD_OBJECT = 0xFFFF_E000_0110_B630L;
    static final long SCARD_KEY = 0xFFFF_C000_0286_BB00L;
    private static final long SCARD_IRP = 0xFFFF_E000_01C4_2010L;
    static final long SCARD_DATA = 0xFFFF_E000_0371_9AE8L;
    private static final int SEQUENTIAL_NON_DIRECTORY = 0x44;
    private static final int OPEN_EXISTING = 1 << 24;
    private static final int SHARE_ALL = 7;
    private static final int CREATE = 0x00;
    static final int DEVICE_CONTROL = 0x0E;

    private SampleTrace() {}

    /** Writes the sample to the file named by the first argument. */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    static void write(Path path) throws IOException {
        try (EtlWriter etl = EtlWriter.to(path)
                .osBuild(19041)
                .processors(CPUS)
                .bufferBytes(BUFFER_BYTES)
                .qpcClock(SECOND)
                .startTicks(START)
                .startFileTime(START_FILE_TIME)
                .endFileTime(START_FILE_TIME + (STOPPED - START))
                .sessionName("fltscope")
                .logFileName("C:\\traces\\mup-scard.etl")
                .compressed()
                .open()) {
            Machine.rundown(etl, START + 2000, new int[] {WORD_0, 0, 0, 0, WORD_4}, CARD_SERVICE, LOGGER);
            images(etl.cpu(0).at(START + 3000));
            FilterTraffic traffic = new FilterTraffic(etl, CPUS, START + SECOND, 4_400_000, true, 7);
            traffic.until(START + 5 * SECOND);
            longLived(etl, START + 5 * SECOND);
            traffic.until(SCARD_OPENED);
            smartCard(etl);
            traffic.until(TRAFFIC_ENDS);
            traffic.drain();
            rundown(etl.cpu(0).at(STOPPED - 20));
        }
    }

    static void images(RecordWriter out) {
        out.perfInfo(ImageEvents.image(NTDLL, 0x1F_8000, "\\Device\\HarddiskVolume2\\Windows\\System32\\ntdll.dll")
                .process(CARD_SERVICE.processId())
                .dcStart());
        out.perfInfo(ImageEvents.image(WINSCARD, 0x3_A000, "\\Device\\HarddiskVolume2\\Windows\\System32\\WinSCard.dll")
                .process(CARD_SERVICE.processId())
                .dcStart());
    }

    /** An open that its owner keeps: a log file. */
    static void longLived(EtlWriter etl, long ticks) {
        create(
                etl,
                ticks,
                LOG_OBJECT,
                0xFFFF_E000_0371_84E8L,
                LOGGER.threadId(),
                "\\Device\\HarddiskVolume2\\ProgramData\\Backup\\logs\\backup.log");
    }

    private static void create(EtlWriter etl, long ticks, long fileObject, long data, int thread, String path) {
        etl.cpu(1)
                .at(ticks)
                .perfInfo(FileIoEvents.create(
                        VERSION,
                        data,
                        fileObject,
                        thread,
                        OPEN_EXISTING | SEQUENTIAL_NON_DIRECTORY,
                        0,
                        SHARE_ALL,
                        path));
        etl.cpu(1).at(ticks + 900).perfInfo(FileIoEvents.operationEnd(VERSION, data, 1, 0));
    }

    static void smartCard(EtlWriter etl) {
        long at = SCARD_OPENED;
        RecordWriter out = etl.cpu(2);
        pre(out, Machine.WDFILTER, at, 52, 0, CREATE);
        stack(out, at + 55, at);
        pre(out, Machine.VFSMFD, at + 58, 31, 0, CREATE);
        out.at(at + 95)
                .perfInfo(FileIoEvents.create(
                        VERSION,
                        SCARD_DATA,
                        SCARD_OBJECT,
                        CARD_SERVICE.threadId(),
                        OPEN_EXISTING | SEQUENTIAL_NON_DIRECTORY,
                        0,
                        SHARE_ALL,
                        "\\Device\\Mup\\TSCLIENT\\SCARD\\2"));
        stack(out, at + 97, at + 95);
        out.at(at + 3990).perfInfo(FileIoEvents.operationEnd(VERSION, SCARD_DATA, 1, 0));
        post(out, Machine.VFSMFD, at + 3995, 12, CREATE);
        post(out, Machine.WDFILTER, at + 4010, 17, CREATE);
        answered(out, at + 9_000);
        long request = at + 21_180;
        pre(out, Machine.WDFILTER, request, 11, SCARD_KEY, DEVICE_CONTROL);
        pre(out, Machine.VFSMFD, request + 15, 9, SCARD_KEY, DEVICE_CONTROL);
    }

    /** A request that the device answers at once: the reader's name. */
    private static void answered(RecordWriter out, long at) {
        pre(out, Machine.WDFILTER, at, 9, SCARD_KEY, DEVICE_CONTROL);
        pre(out, Machine.VFSMFD, at + 12, 8, SCARD_KEY, DEVICE_CONTROL);
        post(out, Machine.VFSMFD, at + 1_900, 7, DEVICE_CONTROL);
        post(out, Machine.WDFILTER, at + 1_910, 6, DEVICE_CONTROL);
    }

    private static void pre(RecordWriter out, Driver filter, long at, int ticks, long key, int function) {
        long routine = filter.routine(function, false);
        out.at(at).perfInfo(FltIoEvents.preOpInit(routine, SCARD_OBJECT, key, SCARD_IRP, SCARD_DATA, function));
        out.at(at + ticks)
                .perfInfo(FltIoEvents.preOpCompletion(at, routine, SCARD_OBJECT, key, SCARD_IRP, SCARD_DATA, function));
    }

    private static void post(RecordWriter out, Driver filter, long at, int ticks, int function) {
        long routine = filter.routine(function, true);
        out.at(at).perfInfo(FltIoEvents.postOpInit(routine, SCARD_OBJECT, SCARD_KEY, SCARD_IRP, SCARD_DATA, function));
        out.at(at + ticks)
                .perfInfo(FltIoEvents.postOpCompletion(
                        at, routine, SCARD_OBJECT, SCARD_KEY, SCARD_IRP, SCARD_DATA, function));
    }

    private static void stack(RecordWriter out, long at, long eventTicks) {
        out.at(at)
                .perfInfo(StackEvents.stack(
                        eventTicks,
                        CARD_SERVICE.processId(),
                        CARD_SERVICE.threadId(),
                        Machine.FLTMGR.base() + 0x5B1C,
                        Machine.FLTMGR.base() + 0x48AA,
                        Machine.KERNEL.base() + 0x65_1F39,
                        Machine.KERNEL.base() + 0x62_C7D6,
                        Machine.KERNEL.base() + 0x20_7AB5,
                        NTDLL + 0x9_D5B4,
                        WINSCARD + 0x1_2A40,
                        WINSCARD + 0x8_6C12));
    }

    private static void rundown(RecordWriter out) {
        out.perfInfo(FileIoEvents.fileRundown(SCARD_KEY, "\\Device\\Mup\\TSCLIENT\\SCARD\\2"));
        out.perfInfo(SessionEvents.endExtension(WORD_0, 0, 0, 0, WORD_4));
        out.at(STOPPED).perfInfo(SessionEvents.rundownComplete());
    }
}
