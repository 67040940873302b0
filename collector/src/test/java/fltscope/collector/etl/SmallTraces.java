package fltscope.collector.etl;

import fltscope.schemas.fixture.ClassicEvent;
import fltscope.schemas.fixture.EtlOptions;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.fixture.PayloadSource;
import fltscope.schemas.fixture.SessionEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Small files that hold one of everything. */
final class SmallTraces {
    static final UUID PROVIDER = UUID.fromString("edd08927-9cc4-4e65-b970-c2560fb5c289");
    static final int BUFFER_BYTES = 0x400;
    /** Hook id of the plain events: FileIo/NameCreate. */
    static final int HOOK = 0x0420;

    private static final long TICK = 1_000_000_000L;

    private SmallTraces() {}

    /** A session of small buffers. */
    static EtlOptions options(Path path) {
        return EtlWriter.to(path).bufferBytes(BUFFER_BYTES);
    }

    /** A kernel event of {@code payloadBytes} bytes, at a time in ticks since the start. */
    static void plain(EtlWriter etl, int cpu, long at, int payloadBytes) {
        etl.cpu(cpu).at(TICK + at).process(4).thread(8).perfInfo(HOOK, 2, PayloadSource.of(new byte[payloadBytes]));
    }

    /** Times that {@link #plain} was given, of a time stamp. */
    static long since(long ticks) {
        return ticks - TICK;
    }

    /**
     * Records of every kind, in 32 and 64 bit, in data buffers of two processors, one record each 10 ticks; the buffers are
     * flushed in the order 1, 0, 1, 0.
     */
    static void everyKind(EtlWriter etl) {
        for (int round = 0; round < 2; round++) {
            for (int cpu = 1; cpu >= 0; cpu--) {
                everyKind(etl, cpu, TICK + 1000L * round + cpu);
                etl.flush(cpu);
            }
        }
    }

    private static void everyKind(EtlWriter etl, int cpu, long from) {
        ClassicEvent classic = new ClassicEvent(SessionEvents.RT_LOST, 32, 4, 1, PayloadSource.hex("4142434445"));
        ManifestEvent manifest = ManifestEvent.of(PROVIDER, 12, 1, PayloadSource.hex("5152535455565758"));
        long at = from;
        for (int pointerBytes = 4; pointerBytes <= 8; pointerBytes += 4) {
            var records = etl.cpu(cpu).pointerBytes(pointerBytes).process(4).thread(8);
            records.at(at += 10).perfInfo(0x0420, 2, PayloadSource.hex("a1a2a3"));
            records.at(at += 10).pmcCounters(1, 2).pebsIndex(3).system(0x0421, 2, PayloadSource.hex("b1b2"));
            records.at(at += 10).compact(0x0422, 2, PayloadSource.EMPTY);
            records.at(at += 10).full(classic);
            records.at(at += 10).instance(classic, 1, 2, PROVIDER);
            records.at(at += 10)
                    .stack64(7, 0xFFFFF80021489000L, 0x7FF612340000L)
                    .userSid(5, 18)
                    .event(manifest);
            records.at(at += 10).event(manifest);
        }
        etl.cpu(cpu)
                .at(at + 5)
                .wpp(PROVIDER, 10, PayloadSource.hex("6162"))
                .error(PayloadSource.EMPTY)
                .timed(PayloadSource.hex("71727374"))
                .wnode(PayloadSource.hex("81828384"));
    }

    /** Events of one round of {@link #everyKind} on one processor. */
    static final int EVENTS_A_BUFFER = 14;
    /** Records of one round of {@link #everyKind} on one processor that are no events. */
    static final int SKIPPED_A_BUFFER = 4;

    /** The bytes of a file with every kind of record. */
    static byte[] everyKind(EtlOptions options, Path path) throws IOException {
        try (EtlWriter etl = options.processors(2).open()) {
            everyKind(etl);
        }
        return Files.readAllBytes(path);
    }
}
