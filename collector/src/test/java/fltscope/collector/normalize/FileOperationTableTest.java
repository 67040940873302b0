package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.KernelEvent;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which operation each FileIo type and the Kernel-File id beside it stand for. */
class FileOperationTableTest {
    @ParameterizedTest
    @CsvSource({
        "69, 17, SET_INFORMATION",
        "70, 18, SET_DELETE",
        "71, 19, RENAME",
        "74, 22, QUERY_INFORMATION",
        "75, 23, FS_CONTROL",
        "82, 29, SET_LINK",
        "83, 31, SET_SECURITY",
        "84, 32, QUERY_SECURITY",
        "85, 33, SET_EA",
        "86, 34, QUERY_EA"
    })
    void queriesAndChanges(int type, int id, FileOperation operation) {
        assertBoth(
                FileIoEvents.information(type, 3, 1, 2, 3, 4, 5, 6),
                KernelFileEvents.information(id, 1, 1, 2, 3, 4, 5, 6),
                IoKind.OPERATION_START,
                operation);
    }

    @ParameterizedTest
    @CsvSource({"79, 26, SET_DELETE", "80, 27, RENAME", "81, 28, SET_LINK"})
    void paths(int type, int id, FileOperation operation) {
        assertBoth(
                FileIoEvents.path(type, 3, 1, 2, 3, 4, 5, 6, "x"),
                KernelFileEvents.path(id, 1, 1, 2, 3, 4, 5, 6, "x"),
                IoKind.OPERATION_DETAIL,
                operation);
    }

    @ParameterizedTest
    @CsvSource({"72, 20, DIRECTORY_ENUMERATION", "77, 25, DIRECTORY_NOTIFICATION"})
    void directories(int type, int id, FileOperation operation) {
        assertBoth(
                FileIoEvents.directory(type, 3, 1, 2, 3, 4, 5, 6, 7, "x"),
                KernelFileEvents.directory(id, 1, 1, 2, 3, 4, 5, 6, 7, "x"),
                IoKind.OPERATION_START,
                operation);
    }

    @ParameterizedTest
    @CsvSource({"CLEANUP", "CLOSE", "FLUSH", "WRITE"})
    void theRest(FileOperation operation) {
        assertBoth(
                switch (operation) {
                    case CLEANUP -> FileIoEvents.cleanup(3, 1, 2, 3, 4);
                    case CLOSE -> FileIoEvents.close(3, 1, 2, 3, 4);
                    case FLUSH -> FileIoEvents.flush(3, 1, 2, 3, 4);
                    default -> FileIoEvents.write(3, 0, 1, 2, 3, 4, 5, 6);
                },
                switch (operation) {
                    case CLEANUP -> KernelFileEvents.cleanup(1, 1, 2, 3, 4);
                    case CLOSE -> KernelFileEvents.close(1, 1, 2, 3, 4);
                    case FLUSH -> KernelFileEvents.flush(1, 1, 2, 3, 4);
                    default -> KernelFileEvents.write(1, 0, 1, 2, 3, 4, 5, 6);
                },
                IoKind.OPERATION_START,
                operation);
    }

    private static void assertBoth(KernelEvent fileIo, ManifestEvent kernelFile, IoKind kind, FileOperation operation) {
        TestTrace trace = TestTrace.of(8, out -> out.system(fileIo).event(kernelFile));

        assertThat(trace.records).extracting(IoRecord::kind).containsExactly(kind, kind);
        assertThat(trace.records).extracting(IoRecord::operation).containsExactly(operation, operation);
        assertThat(trace.records).extracting(IoRecord::fileObject).containsExactly(2L, 2L);
    }
}
