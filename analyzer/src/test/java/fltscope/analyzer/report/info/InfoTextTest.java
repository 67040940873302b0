package fltscope.analyzer.report.info;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.collector.etl.EtlFile;
import fltscope.collector.etl.ReadProgress;
import fltscope.collector.survey.TraceSurvey;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.fixture.LogFileModes;
import fltscope.schemas.fixture.MergedFileEvents;
import fltscope.schemas.fixture.SessionEvents;
import fltscope.schemas.fixture.SharedTraces;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfoTextTest {
    private static final long START = 1_000_000_000L;

    @TempDir
    Path folder;

    /** Windows 11 keeps the name of Windows 10 in the registry, from where merging takes it. */
    @ParameterizedTest
    @CsvSource({"22000, Windows 11 Pro", "26100, Windows 11 Pro", "19045, Windows 10 Pro"})
    void theBuildSaysWhichWindowsItIs(int build, String name) throws IOException {
        Path path = folder.resolve("t.etl");
        try (EtlWriter etl = EtlWriter.to(path).osBuild(build).open()) {
            etl.cpu(0).at(START + 1).full(MergedFileEvents.buildInfo(0, "lab", "Windows 10 Pro"));
        }
        assertThat(text(path)).contains("system        " + name + ", 10.0." + build);
    }

    @Test
    void aTraceIsToldFromWhereItComesToWhatItHolds() throws IOException {
        Path path = folder.resolve("t.etl");
        try (EtlWriter etl = EtlWriter.to(path)
                .processors(2)
                .sessionName("fltscope\u202e")
                .logFileMode(LogFileModes.SEQUENTIAL | 0x0200_0000)
                .eventsLost(3)
                .open()) {
            etl.header().system(SessionEvents.extension(0x0600_0000, 0, 0, 0, 0x0020_0000));
            etl.cpu(0).at(START + 10_000_000).system(FileIoEvents.create(3, 1, 2, 3, 0, 0, 0, "\\x"));
            etl.cpu(1).at(START + 15_000_000).event(KernelFileEvents.close(1, 1, 2, 3, 4));
            etl.cpu(1).at(START + 25_000_000).perfInfo(FltIoEvents.preOpCompletion(START, 0x10, 2, 3, 0, 5, 3));
        }

        assertThat(text(path).replace(path.toString(), "t.etl")).isEqualTo("""
            t.etl    196,608 bytes
              system        Windows 10.0.19041, 64-bit, 2 processors
              session       fltscope\\u{202e}, written to C:\\traces\\fltscope.etl
              modes         sequential, system logger
              clock         performance counter (QPC), 10,000,000 per second
              started       2026-01-01 00:00:00.000 UTC
              stopped       2026-01-01 00:00:02.500 UTC, after 2.500 s; stopped in order
              events        first at 0.000 s, last at 2.500 s
              buffers       3 in the file; the session wrote 3 of 65,536 bytes
              records       5: 3 SYSTEM, 1 PERFINFO, 1 EVENT
              kernel flags  FILE_IO FILE_IO_INIT FLT_FASTIO

            LOST
              3 x events lost
                  counted by the session and written into the file's header
            DAMAGED         nothing

            RECORDED                       events
              creates                           1  FileIo
              closes                            1  Microsoft-Windows-Kernel-File
              callback ends (fast)              1  FltIo
              on, none happened  FILE_IO_INIT (cleanups), FILE_IO (operation ends)
              flag off           DISK_FILE_IO (file names), FLT_IO_INIT (callback starts),
                                 FLT_IO (callback ends (IRP)), FLT_IO_FAILURE (callback
                                 failures), IMAGE_LOAD (images (drivers)), PROCESS
                                 (processes), THREAD (threads), OB_HANDLE (handles),
                                 OB_OBJECT (references), VAMAP (mapped views), POOL (pool)
              not told           stacks, filter loads, unloads, filter manager's own, drive
                                 letters

            CAN ANSWER
              yes    opens without an end      creates with their results, cleanups and
                                               closes
              partly time in each filter       no callback ends (IRP); record kernel flag
                                               FLT_IO
              yes    latency of operations     operations and their ends
              no     callbacks that hang       no callback starts or callback ends (IRP);
                                               record kernel flags FLT_IO_INIT, FLT_IO
              partly who opened it             no processes or threads: ids, but not all
                                               names; record kernel flags PROCESS, THREAD
              no     stack of an open          no stacks; record stack walking (xperf
                                               -stackwalk FileCreate+MiniFilterPreOpInit)
              no     names of older opens      no file names; record kernel flag
                                               DISK_FILE_IO or Kernel-File keyword FILENAME
                                               0x10
              no     filters that came, went   no filter loads, unloads; record provider
                                               Microsoft-Windows-FilterManager
              no     who has a handle now      no handles; record kernel flag OB_HANDLE
              no     who references it         no references; record kernel flag OB_OBJECT
              no     who maps it               no mapped views; record kernel flag VAMAP
              no     pool of filters not freed no pool; record kernel flag POOL
              no     what an unload waits for  without the filter manager's own trace, work
                                               items and references to a filter are not
                                               seen; record provider
                                               Microsoft-Windows-FltMgrTrace_ (Windows 11
                                               24H2 and later)

            EVENTS                                                    count  keywords
            EventTrace                                                    2
              Extension                                                   1
              Header                                                      1
            FileIo                                                        1
              Create                                                      1
            FltIo                                                         1
              PreOpCompletion                                             1
            Microsoft-Windows-Kernel-File                                 1
              Close                                                       1  0x20
            """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perfview/net.4.5.2.x86.etl",
                "perfview/diaghub.kernel.1.etl",
                "perfview/gcevents.etl",
                "perfview/primitive-types.etl",
                "perfview/smallEtlFile.etl",
                "etl-parser/ShutdownPerfDiagLogger.etl",
                "etl-parser/AMSITrace.etl",
                "tx/Process.etl",
                "msbuild/PerfViewData.etl",
                "syzygy/image_data_32_v0.etl",
                "syzygy/process_data_64_v3.etl",
                "syzygy/process_data_64_v3.vista.etl"
            })
    void linesBehindTheFileNameFitEightyColumns(String name) {
        assertThat(text(SharedTraces.orSkip(name)).lines().skip(1))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static String text(Path path) {
        StringWriter text = new StringWriter();
        try (EtlFile file = EtlFile.open(path)) {
            PrintWriter out = new PrintWriter(text);
            InfoText.write(out, TraceSurvey.of(file, false, ReadProgress.NONE));
            out.flush();
        }
        return text.toString();
    }
}
