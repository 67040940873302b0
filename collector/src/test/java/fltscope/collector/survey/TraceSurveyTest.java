package fltscope.collector.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.collector.etl.EtlFile;
import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.fixture.PayloadSource;
import fltscope.schemas.fixture.SessionEvents;
import fltscope.schemas.trace.Ending;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceSurveyTest {
    private static final long START = 1_000_000_000L;
    private static final int BUFFER_BYTES = 0x10000;
    private static final int IRP_READ = 3;

    @TempDir
    Path folder;

    @Test
    void eventsAreCountedByKindWhateverHeaderTheyHave() throws IOException {
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            etl.cpu(0).at(START + 10).system(FileIoEvents.cleanup(3, 1, 2, 3, 4));
            etl.cpu(0).at(START + 20).perfInfo(FileIoEvents.cleanup(3, 1, 2, 3, 4));
            etl.cpu(0).at(START + 30).full(FileIoEvents.cleanup(3, 1, 2, 3, 4).asClassic());
            etl.cpu(0).at(START + 40).event(KernelFileEvents.cleanup(1, 1, 2, 3, 4));
        }

        TraceSummary trace = survey();

        assertThat(trace.count(EventType.FILE_IO_CLEANUP)).isEqualTo(3);
        assertThat(trace.count(EventType.KERNEL_FILE_CLEANUP)).isEqualTo(1);
        assertThat(trace.records()).isEqualTo(5);
        assertThat(trace.eventsByHeader())
                .containsEntry(HeaderKind.SYSTEM, 2L)
                .containsEntry(HeaderKind.PERFINFO, 1L)
                .containsEntry(HeaderKind.FULL, 1L)
                .containsEntry(HeaderKind.EVENT, 1L);
        assertThat(trace.firstTicks()).isEqualTo(START + 10);
        assertThat(trace.lastTicks()).isEqualTo(START + 40);
        assertThat(trace.ending()).isEqualTo(Ending.STOPPED);
    }

    @Test
    void flagsThatWereOnAtAnyTimeCount() throws IOException {
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            etl.header().at(START).system(SessionEvents.extension(0));
            etl.cpu(0).at(START + 1).perfInfo(SessionEvents.extension(0x1, 0, 0, 0, 0x8008_0000));
            etl.cpu(0).at(START + 2).perfInfo(SessionEvents.endExtension(0x4000_0000));
        }

        assertThat(survey().flags().names()).containsExactly("PROCESS", "FLT_IO_INIT");
    }

    @Test
    void aTraceWithoutFlagEventsTellsNothingOfFlags() throws IOException {
        EtlWriter.to(file()).open().close();

        TraceSummary trace = survey();

        assertThat(trace.flags().told()).isFalse();
        assertThat(trace.hasEvents()).isFalse();
    }

    @Test
    void endsOfFastIoCallbacksAreToldFromThoseOfIrps() throws IOException {
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            etl.cpu(0).at(START + 2).perfInfo(FltIoEvents.preOpCompletion(START + 1, 0x10, 2, 3, 0xABC0, 5, IRP_READ));
            etl.cpu(0).at(START + 4).perfInfo(FltIoEvents.preOpCompletion(START + 3, 0x10, 2, 3, 0, 5, IRP_READ));
            etl.cpu(0).at(START + 5).perfInfo(FltIoEvents.postOpCompletion(START + 4, 0x10, 2, 3, 0, 5, IRP_READ));
        }

        TraceSummary trace = survey();

        assertThat(trace.fltIoCompletionsSeen()).isEqualTo(3);
        assertThat(trace.fltIoFastSeen()).isEqualTo(2);
    }

    @Test
    void keywordsAreJoinedAndStacksCounted() throws IOException {
        ManifestEvent cleanup = KernelFileEvents.cleanup(1, 1, 2, 3, 4);
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            etl.cpu(0).at(START + 1).event(cleanup.withKeyword(0x20));
            etl.cpu(0).at(START + 2).stack64(0, 0xFFFF_F800_0000_1000L).event(cleanup.withKeyword(0x100));
        }

        assertThat(survey().events())
                .filteredOn(event -> event.type() == EventType.KERNEL_FILE_CLEANUP)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.keywords()).isEqualTo(0x120);
                    assertThat(event.withStack()).isEqualTo(1);
                });
    }

    @Test
    void unknownProvidersShowTheirGuidAndTheEventsTheirNumber() throws IOException {
        UUID provider = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            etl.cpu(0).at(START + 1).event(ManifestEvent.of(provider, 7, 0, PayloadSource.EMPTY));
            etl.cpu(0).at(START + 2).full(provider, 7, 0, PayloadSource.EMPTY);
            etl.cpu(0).at(START + 3).system(0x7712, 1, PayloadSource.EMPTY);
        }

        assertThat(survey().events())
                .extracting(event -> event.provider() + " " + event.event() + " " + event.count())
                .containsExactlyInAnyOrder(
                        provider + " id 7 1",
                        provider + " type 7 1",
                        "kernel group 0x77 type 18 1",
                        "EventTrace Header 1");
    }

    @Test
    void messagesAreRecordsButNoEvents() throws IOException {
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            etl.cpu(0).at(START + 1).wpp(new UUID(1, 2), 10, PayloadSource.EMPTY);
        }

        TraceSummary trace = survey();

        assertThat(trace.records()).isEqualTo(2);
        assertThat(trace.eventCount()).isEqualTo(1);
        assertThat(trace.counters().count(TraceCounter.MESSAGE_SKIPPED)).isEqualTo(1);
    }

    @Test
    void lossRecordsAreCountedAsLoss() throws IOException {
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            etl.cpu(0).at(START + 1).full(SessionEvents.lostEvent());
            etl.cpu(0).at(START + 2).full(SessionEvents.lostBuffer());
            etl.cpu(0).at(START + 3).full(SessionEvents.lostFile());
        }

        assertThat(survey().counters().count(TraceCounter.LOSS_RECORD)).isEqualTo(3);
    }

    @Test
    void timeThatRunsBackIsCountedWithinAProcessorAndNotBetweenTwo() throws IOException {
        try (EtlWriter etl = EtlWriter.to(file()).processors(2).open()) {
            etl.cpu(0).at(START + 50).system(FileIoEvents.close(3, 1, 2, 3, 4));
            etl.flush(0);
            etl.cpu(1).at(START + 10).system(FileIoEvents.close(3, 1, 2, 3, 4));
            etl.flush(1);
            etl.cpu(0).at(START + 40).system(FileIoEvents.close(3, 1, 2, 3, 4));
        }

        TraceSummary trace = survey();

        assertThat(trace.counters().count(TraceCounter.TIME_WENT_BACK)).isEqualTo(1);
        assertThat(trace.counters().firstOffset(TraceCounter.TIME_WENT_BACK)).isEqualTo(3 * BUFFER_BYTES + 0x48);
        assertThat(trace.firstTicks()).isEqualTo(START + 10);
        assertThat(trace.lastTicks()).isEqualTo(START + 50);
    }

    @Test
    void anExtensionBeyondItsRecordEndsTheBufferAndTheNextOneIsRead() throws IOException {
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            etl.cpu(0).at(START + 1).stack64(0, 1, 2).event(KernelFileEvents.cleanup(1, 1, 2, 3, 4));
            etl.cpu(0).at(START + 2).event(KernelFileEvents.cleanup(1, 1, 2, 3, 4));
            etl.flush(0);
            etl.cpu(0).at(START + 3).event(KernelFileEvents.cleanup(1, 1, 2, 3, 4));
        }
        int firstItem = BUFFER_BYTES + 0x48 + 0x50;
        EtlDamage.pokeU16(file(), firstItem, 0xFFF8);

        TraceSummary trace = survey();

        assertThat(trace.count(EventType.KERNEL_FILE_CLEANUP)).isEqualTo(1);
        assertThat(trace.counters().count(TraceCounter.RECORD_EXTENSION_BAD)).isEqualTo(1);
        assertThat(trace.counters().firstOffset(TraceCounter.RECORD_EXTENSION_BAD))
                .isEqualTo(BUFFER_BYTES + 0x48);
        assertThatThrownBy(() -> survey(true))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("record extensions damaged at byte 65,608");
    }

    @Test
    void aFileThatEndsAtTheBorderOfABufferIsMissedByItsHeader() throws IOException {
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            for (int i = 0; i < 3; i++) {
                etl.cpu(0).at(START + i).system(FileIoEvents.close(3, 1, 2, 3, 4));
                etl.flush(0);
            }
        }
        EtlDamage.cutAt(file(), 2 * BUFFER_BYTES);

        assertThat(survey().ending()).isEqualTo(Ending.TAIL_MISSING);
    }

    @Test
    void howARecordingEndedIsSaid() throws IOException {
        EtlWriter etl = EtlWriter.to(file()).open();
        etl.cpu(0).at(START + 1).system(FileIoEvents.close(3, 1, 2, 3, 4));
        etl.flush(0);
        etl.crash();

        assertThat(survey().ending()).isEqualTo(Ending.NOT_FINALISED);

        EtlDamage.cutAt(file(), Files.size(file()) - 8);

        assertThat(survey().ending()).isEqualTo(Ending.CUT_SHORT);
    }

    @Test
    void timesOfAnAppendedSessionFollowThoseOfTheFirst() throws IOException {
        long firstStart = 134_116_992_000_000_000L;
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            etl.cpu(0).at(START + 5).system(FileIoEvents.close(3, 1, 2, 3, 4));
        }
        long hour = 36_000_000_000L;
        try (EtlWriter etl = EtlWriter.appendTo(file())
                .startTicks(100)
                .startFileTime(firstStart + hour)
                .open()) {
            etl.cpu(0).at(107).system(FileIoEvents.close(3, 1, 2, 3, 4));
        }

        TraceSummary trace = survey();

        assertThat(trace.counters().count(TraceCounter.SESSION_APPENDED)).isEqualTo(1);
        assertThat(trace.counters().count(TraceCounter.TIME_WENT_BACK)).isZero();
        assertThat(trace.lastTicks()).isEqualTo(START + hour + 7);
    }

    @Test
    void progressAddsUpToTheFile() throws IOException {
        try (EtlWriter etl = EtlWriter.to(file()).open()) {
            etl.cpu(0).at(START + 1).system(FileIoEvents.close(3, 1, 2, 3, 4));
        }
        long[] sum = new long[1];
        try (EtlFile file = EtlFile.open(file())) {
            TraceSurvey.of(file, false, bytes -> sum[0] += bytes);
        }

        assertThat(sum[0]).isEqualTo(Files.size(file()));
    }

    private Path file() {
        return folder.resolve("trace.etl");
    }

    private TraceSummary survey() {
        return survey(false);
    }

    private TraceSummary survey(boolean strict) {
        try (EtlFile file = EtlFile.open(file())) {
            return TraceSurvey.of(file, strict, ReadProgress.NONE);
        }
    }
}
