package fltscope.analyzer.cli.analyze;

import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes small traces with findings of a chosen gravity. Each holds an open that ends in order, so that ends are known to be
 * recorded, and goes on for a while after the last open.
 */
final class TroubleTrace {
    private static final int VERSION = 3;
    private static final long SECOND = 10_000_000;
    private static final long START = 1_000_000_000L;
    private static final int THREAD = 101;
    private static final long DATA = 0xFFFF_E000_0371_0000L;
    private static final String VOLUME = "\\Device\\HarddiskVolume2";

    private final EtlWriter etl;
    private long object = 0xFFFF_E000_0110_0000L;
    private long ticks = START;

    private TroubleTrace(EtlWriter etl) {
        this.etl = etl;
    }

    /** A smart-card device that is kept by its redirector: info. */
    static Path info(Path file) throws IOException {
        return write(file, trace -> trace.open("\\Device\\Mup\\TSCLIENT\\SCARD\\2", 0));
    }

    /** A directory that something references behind its cleanup: a warning; and the smart-card device. */
    static Path warning(Path file) throws IOException {
        return write(file, trace -> {
            trace.open("\\Device\\Mup\\TSCLIENT\\SCARD\\2", 0);
            trace.referenced();
        });
    }

    /** Opens of one kind that pile up: an error; and the directory. */
    static Path error(Path file) throws IOException {
        return write(file, trace -> {
            trace.referenced();
            long other = trace.open(VOLUME + "\\read.txt", 0);
            trace.read(other);
            trace.close(other);
            for (int i = 0; i < 40; i++) {
                trace.open(VOLUME + "\\spool\\job" + (10_000 + i) + ".tmp", 0);
                trace.ticks += 4 * SECOND;
            }
        });
    }

    private interface Content {
        void write(TroubleTrace trace);
    }

    private static Path write(Path file, Content content) throws IOException {
        try (EtlWriter etl =
                EtlWriter.to(file).qpcClock(SECOND).startTicks(START).open()) {
            TroubleTrace trace = new TroubleTrace(etl);
            trace.close(trace.open(VOLUME + "\\ordinary.txt", 0));
            content.write(trace);
            trace.ticks += 4 * SECOND;
            trace.close(trace.open(VOLUME + "\\ordinary.txt", 0));
        }
        return file;
    }

    private void referenced() {
        long directory = open(VOLUME + "\\inbox", 1);
        etl.cpu(0).at(ticks += 10).perfInfo(FileIoEvents.cleanup(VERSION, DATA, directory, 0, THREAD));
        ended();
    }

    /** Where reads are recorded, an open without any is idle. */
    private void read(long fileObject) {
        etl.cpu(0).at(ticks += 10).perfInfo(FileIoEvents.read(VERSION, 0, DATA, fileObject, 0, THREAD, 512, 0));
        ended();
    }

    private long open(String path, int options) {
        object += 0x100;
        etl.cpu(0)
                .at(ticks += SECOND)
                .perfInfo(FileIoEvents.create(VERSION, DATA, object, THREAD, (1 << 24) | options, 0, 7, path));
        ended();
        return object;
    }

    private void close(long fileObject) {
        etl.cpu(0).at(ticks += 10).perfInfo(FileIoEvents.cleanup(VERSION, DATA, fileObject, 0, THREAD));
        ended();
        etl.cpu(0).at(ticks += 10).perfInfo(FileIoEvents.close(VERSION, DATA, fileObject, 0, THREAD));
        ended();
    }

    private void ended() {
        etl.cpu(0).at(ticks += 10).perfInfo(FileIoEvents.operationEnd(VERSION, DATA, 0, 0));
    }
}
