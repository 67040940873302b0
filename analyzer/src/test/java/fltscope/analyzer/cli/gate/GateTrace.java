package fltscope.analyzer.cli.gate;

import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.fixture.EtlOptions;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.fixture.StackEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Traces of a workload, one for each run, of a build that may be slower, leak, or lack events. Setters return this. */
public final class GateTrace {
    private static final int PROCESSORS = 2;
    private static final long SECOND = 10_000_000;
    private static final long START = 1_000_000_000L;
    private static final long GAP = 2_000;
    private static final int CREATES = 120;
    /** PROCESS, THREAD and IMAGE_LOAD; FILE_IO and FILE_IO_INIT. */
    private static final int WORD_0 = 0x0600_0007;
    /** FLT_IO_INIT, FLT_IO and FLT_IO_FAILURE, of word 4. */
    private static final int WORD_4 = 0x0058_0000;

    private static final int FILE_IO_VERSION = 3;
    private static final int LEAKED = 8;
    private static final long LEAK_EVERY = 10 * SECOND;
    private static final int PROCESS = 100;
    private static final int THREAD = 101;

    private int percent = 100;
    private int leakIn = -1;
    private int ownOpenIn = -1;
    private int lossIn = -1;
    private int osBuild = 19041;
    private int firstSeed = 1;

    public static GateTrace build() {
        return new GateTrace();
    }

    /** Pre-create of vfsmfd takes that much of its time, in percent. */
    public GateTrace slower(int newPercent) {
        percent = newPercent;
        return this;
    }

    /** One run, from 0 on, has opens of one kind that pile up. */
    GateTrace leakIn(int run) {
        leakIn = run;
        return this;
    }

    /** In one run, from 0 on, vfsmfd opens a file for itself and never closes it. */
    GateTrace ownOpenIn(int run) {
        ownOpenIn = run;
        return this;
    }

    /** One run, from 0 on, has lost events. */
    GateTrace lossIn(int run) {
        lossIn = run;
        return this;
    }

    GateTrace osBuild(int build) {
        osBuild = build;
        return this;
    }

    /** Other seeds make other runs of the same build. */
    public GateTrace seeds(int first) {
        firstSeed = first;
        return this;
    }

    /** Writes runs into a new folder, which is returned: {@code new-01.etl} and so on in a folder {@code new}. */
    public Path write(Path folder, int runs) {
        try {
            Files.createDirectories(folder);
            for (int run = 0; run < runs; run++) {
                String name = String.format(Locale.ROOT, "%s-%02d.etl", folder.getFileName(), run + 1);
                write(folder.resolve(name), run, firstSeed + run);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, int run, int seed) throws IOException {
        EtlOptions options =
                EtlWriter.to(file).processors(PROCESSORS).startTicks(START).osBuild(osBuild);
        if (run == lossIn) {
            options.eventsLost(12);
        }
        try (EtlWriter etl = options.open()) {
            Machine.rundown(etl, START, new int[] {WORD_0, 0, 0, 0, WORD_4, 0, 0, 0});
            FilterTraffic traffic = new FilterTraffic(etl, PROCESSORS, START + SECOND, GAP, true, seed)
                    .slowed(Machine.VFSMFD, MajorFunction.CREATE, percent);
            while (traffic.creates() < CREATES) {
                traffic.step();
            }
            traffic.drain();
            long end = Math.max(traffic.nextTicks(), START + SECOND) + 20 * SECOND;
            for (int i = 0; run == leakIn && i < LEAKED; i++) {
                leak(etl, end + i * LEAK_EVERY, i);
            }
            if (run == ownOpenIn) {
                ownOpen(etl, end);
            }
            etl.cpu(0)
                    .at(end + LEAKED * LEAK_EVERY + 4 * SECOND)
                    .perfInfo(FileIoEvents.operationEnd(FILE_IO_VERSION, 1, 0, 0));
        }
    }

    /** Only luafv, below vfsmfd, sees the create; its stack shows vfsmfd calling the Filter Manager. */
    private static void ownOpen(EtlWriter etl, long ticks) {
        long callbackData = 0xFFFF_A50F_1100_10D8L;
        long fileObject = 0xFFFF_A50F_3100_1010L;
        String path = "\\Device\\HarddiskVolume2\\ProgramData\\vfsmfd\\cache.db";
        etl.cpu(0)
                .at(ticks + 20)
                .perfInfo(FltIoEvents.preOpCompletion(
                        ticks,
                        Machine.LUAFV.routine(MajorFunction.CREATE, false),
                        fileObject,
                        0,
                        0,
                        callbackData,
                        MajorFunction.CREATE));
        long created = ticks + 30;
        etl.cpu(0)
                .at(created)
                .perfInfo(FileIoEvents.create(FILE_IO_VERSION, callbackData, fileObject, THREAD, 1 << 24, 0, 7, path));
        etl.cpu(0)
                .at(created)
                .perfInfo(StackEvents.stack(
                        created,
                        PROCESS,
                        THREAD,
                        Machine.KERNEL.base() + 0x65_1F39,
                        Machine.FLTMGR.base() + 0x5B1C,
                        Machine.VFSMFD.base() + 0x1200));
        etl.cpu(0).at(created + 10).perfInfo(FileIoEvents.operationEnd(FILE_IO_VERSION, callbackData, 1, 0));
    }

    private static void leak(EtlWriter etl, long ticks, int number) {
        String path = "\\Device\\HarddiskVolume2\\spool\\job" + (10_000 + number) + ".tmp";
        long irp = 0xFFFF_E000_0371_0000L;
        long fileObject = 0xFFFF_E000_0110_0000L + 0x100L * number;
        etl.cpu(0)
                .at(ticks)
                .perfInfo(FileIoEvents.create(FILE_IO_VERSION, irp, fileObject, THREAD, 1 << 24, 0, 7, path));
        etl.cpu(0).at(ticks + 10).perfInfo(FileIoEvents.operationEnd(FILE_IO_VERSION, irp, 0, 0));
    }
}
