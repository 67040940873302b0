package fltscope.analyzer.result.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.collector.etl.EtlFile;
import fltscope.collector.etl.ReadProgress;
import fltscope.collector.survey.TraceSurvey;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.ImageEvents;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.fixture.SessionEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {
    private static final int FILE_IO = 0x0200_0000;
    private static final int FILE_IO_INIT = 0x0400_0000;
    private static final int FLT_IO_AND_FASTIO = 0x0030_0000;
    private static final int IMAGE_LOAD = 0x4;
    private static final int READ = 3;

    @TempDir
    Path folder;

    @Test
    void withoutFlagEventsNothingIsSaidToBeOff() throws IOException {
        Coverage coverage = coverage(etl -> {});

        assertThat(coverage.all()).allSatisfy(aspect -> {
            assertThat(aspect.state()).isEqualTo(AspectCount.State.NOT_TOLD);
            assertThat(aspect.wasOn()).isFalse();
        });
    }

    @Test
    void aFlagThatWasOnWithoutEventsMeansThatNoneHappened() throws IOException {
        Coverage coverage = coverage(etl -> etl.header().system(SessionEvents.extension(FILE_IO_INIT)));

        assertThat(coverage.of(Aspect.CLEANUPS).state()).isEqualTo(AspectCount.State.NONE_HAPPENED);
        assertThat(coverage.of(Aspect.OPERATION_ENDS).state()).isEqualTo(AspectCount.State.FLAG_OFF);
        assertThat(coverage.of(Aspect.FILTER_CHANGES).state()).isEqualTo(AspectCount.State.NOT_TOLD);
    }

    @Test
    void createsWithoutClosesCanNotTellOpensWithoutEnd() throws IOException {
        Coverage coverage = coverage(etl -> etl.cpu(0).event(KernelFileEvents.create(1, 1, 2, 3, 0, 0, 0, "\\x")));

        Answer answer = answer(coverage, Question.OPENS_WITHOUT_END);

        assertThat(answer.verdict()).isEqualTo(Answer.Verdict.NO);
        assertThat(answer.because()).isEqualTo("no cleanups or closes");
        assertThat(answer.record()).isEqualTo("kernel flag FILE_IO_INIT or Kernel-File keyword FILEIO 0x20");
    }

    @Test
    void opensWithoutEndAreToldInPartWhereFailedCreatesAreNot() throws IOException {
        Coverage starts = coverage(etl -> etl.header().system(SessionEvents.extension(FILE_IO_INIT)));
        Coverage both = coverage(etl -> etl.header().system(SessionEvents.extension(FILE_IO_INIT | FILE_IO)));

        assertThat(answer(starts, Question.OPENS_WITHOUT_END).verdict()).isEqualTo(Answer.Verdict.PARTLY);
        assertThat(answer(both, Question.OPENS_WITHOUT_END).verdict()).isEqualTo(Answer.Verdict.YES);
        assertThat(answer(both, Question.OPERATION_LATENCY).verdict()).isEqualTo(Answer.Verdict.YES);
    }

    @Test
    void timeInFiltersNeedsBothKindsOfEndsAndDrivers() throws IOException {
        Coverage irpsAlone =
                coverage(etl -> etl.cpu(0).perfInfo(FltIoEvents.preOpCompletion(1, 0x10, 2, 3, 0xABC0, 5, READ)));
        Coverage noDrivers =
                coverage(etl -> etl.header().system(SessionEvents.extension(FILE_IO, 0, 0, 0, FLT_IO_AND_FASTIO)));
        Coverage all =
                coverage(etl -> etl.header().system(SessionEvents.extension(IMAGE_LOAD, 0, 0, 0, FLT_IO_AND_FASTIO)));

        assertThat(answer(irpsAlone, Question.TIME_IN_FILTERS).verdict()).isEqualTo(Answer.Verdict.PARTLY);
        assertThat(answer(irpsAlone, Question.TIME_IN_FILTERS).record()).isEqualTo("kernel flag FLT_FASTIO");
        assertThat(answer(noDrivers, Question.TIME_IN_FILTERS).verdict()).isEqualTo(Answer.Verdict.PARTLY);
        assertThat(answer(noDrivers, Question.TIME_IN_FILTERS).record()).isEqualTo("kernel flag IMAGE_LOAD");
        assertThat(answer(all, Question.TIME_IN_FILTERS).verdict()).isEqualTo(Answer.Verdict.YES);
    }

    @Test
    void aCreateThatCarriesItsStackAnswersForStacks() throws IOException {
        Coverage coverage = coverage(etl -> etl.cpu(0)
                .stack64(0, 0xFFFF_F800_0000_1000L)
                .event(KernelFileEvents.create(1, 1, 2, 3, 0, 0, 0, "\\x")));

        assertThat(answer(coverage, Question.STACK_OF_OPEN).verdict()).isEqualTo(Answer.Verdict.YES);
        assertThat(coverage.of(Aspect.STACKS).count()).isEqualTo(1);
    }

    @Test
    void countsAreTakenApartByProvider() throws IOException {
        Coverage coverage = coverage(etl -> etl.cpu(0)
                .system(FileIoEvents.close(3, 1, 2, 3, 4))
                .system(FileIoEvents.close(3, 1, 2, 3, 4))
                .event(KernelFileEvents.close(1, 1, 2, 3, 4))
                .system(ImageEvents.image(0x1000, 0x1000, "\\x.sys").load()));

        assertThat(coverage.of(Aspect.CLOSES).count()).isEqualTo(3);
        assertThat(coverage.of(Aspect.CLOSES).byProvider())
                .containsEntry("FileIo", 2L)
                .containsEntry("Microsoft-Windows-Kernel-File", 1L);
        assertThat(coverage.of(Aspect.IMAGES).count()).isEqualTo(1);
    }

    private static Answer answer(Coverage coverage, Question question) {
        return coverage.answers().stream()
                .filter(answer -> answer.question() == question)
                .findFirst()
                .orElseThrow();
    }

    private Coverage coverage(Consumer<EtlWriter> events) throws IOException {
        Path path = folder.resolve("trace.etl");
        try (EtlWriter etl = EtlWriter.to(path).open()) {
            events.accept(etl);
        }
        try (EtlFile file = EtlFile.open(path)) {
            return Coverage.of(TraceSurvey.of(file, false, ReadProgress.NONE));
        }
    }
}
