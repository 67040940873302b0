package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.KernelEvent;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameNormalizerTest {
    private static final String NAME = "\\Device\\HarddiskVolume2\\pagefile.sys";

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void fileIoNamesAFileByItsKey(int pointerBytes) {
        long key = TestTrace.address(pointerBytes, 0x7770);
        List<IoRecord> records = TestTrace.of(
                        pointerBytes,
                        out -> out.perfInfo(FileIoEvents.name(key, NAME))
                                .perfInfo(FileIoEvents.fileCreate(key, NAME))
                                .perfInfo(FileIoEvents.fileRundown(key, NAME))
                                .perfInfo(FileIoEvents.fileDelete(key, NAME)))
                .records;

        assertThat(records)
                .extracting(IoRecord::kind)
                .containsExactly(IoKind.FILE_NAME, IoKind.FILE_NAME, IoKind.FILE_NAME, IoKind.FILE_NAME_DELETED);
        assertThat(records)
                .extracting(record -> record.has(IoRecord.FLAG_RUNDOWN))
                .containsExactly(false, false, true, false);
        assertThat(records).extracting(IoRecord::fileKey).containsOnly(key);
        assertThat(records).extracting(IoRecord::text).containsOnly(NAME);
        assertThat(records).extracting(IoRecord::fileObject).containsOnly(0L);
        assertThat(records).extracting(IoRecord::threadId).containsOnly(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void kernelFileNamesAFileByItsKey(int pointerBytes) {
        long key = TestTrace.address(pointerBytes, 0x7770);
        List<IoRecord> records = TestTrace.of(
                        pointerBytes,
                        out -> out.event(KernelFileEvents.nameCreate(key, NAME))
                                .event(KernelFileEvents.nameDelete(key, NAME)))
                .records;

        assertThat(records).extracting(IoRecord::kind).containsExactly(IoKind.FILE_NAME, IoKind.FILE_NAME_DELETED);
        assertThat(records)
                .extracting(record -> record.has(IoRecord.FLAG_KERNEL_FILE))
                .containsOnly(true);
        assertThat(records).extracting(IoRecord::fileKey).containsOnly(key);
        assertThat(records).extracting(IoRecord::text).containsOnly(NAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void allVersionsAreAlike(int version) {
        KernelEvent event = FileIoEvents.name(0x7770, NAME).withVersion(version);

        assertThat(TestTrace.of(8, out -> out.system(event)).single().text()).isEqualTo(NAME);
    }

    @Test
    void aNameWithoutItsEndIsTakenToTheEndOfThePayload() {
        KernelEvent event = FileIoEvents.name(0x7770, "abcd").cutTo(8 + 2 * 3);

        assertThat(TestTrace.of(8, out -> out.system(event)).single().text()).isEqualTo("abc");
    }
}
