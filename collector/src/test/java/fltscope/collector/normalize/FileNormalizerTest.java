package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of a file operation becomes the same record, but for the flag that tells Kernel-File. */
class FileNormalizerTest {
    private static final int ISSUER = 7_008;
    private static final int IRP = 0x1180;
    private static final int OBJECT = 0x2220;
    private static final int KEY = 0x3330;
    private static final String PATH = "\\Device\\HarddiskVolume2\\a\u00E9\\b.txt";
    private static final String FORMS = "fltscope.collector.normalize.FileForm#all";

    @ParameterizedTest
    @MethodSource(FORMS)
    void aCreateStarts(FileForm form) {
        IoRecord record = form.record(
                version -> FileIoEvents.create(
                        version, form.address(IRP), form.address(OBJECT), ISSUER, 0x0500_0064, 0x80, 7, PATH),
                version -> KernelFileEvents.create(
                        version, form.address(IRP), form.address(OBJECT), ISSUER, 0x0500_0064, 0x80, 7, PATH));

        assertOperation(record, form, IoKind.OPERATION_START, FileOperation.CREATE);
        assertCreate(record);
        assertThat(record.fileKey()).isZero();
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aNewFileIsADetailOfItsCreate(FileForm form) {
        IoRecord record = form.record(
                version -> FileIoEvents.createNew(
                        version, form.address(IRP), form.address(OBJECT), ISSUER, 0x0500_0064, 0x80, 7, PATH),
                version -> KernelFileEvents.createNewFile(
                        version, form.address(IRP), form.address(OBJECT), ISSUER, 0x0500_0064, 0x80, 7, PATH));

        assertOperation(record, form, IoKind.OPERATION_DETAIL, FileOperation.CREATE);
        assertCreate(record);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aCreateByFileIdSaysSoInPlaceOfAPath(FileForm form) {
        String id = "\u0001\uD800\u0002\u0003";
        IoRecord record = form.record(
                version -> FileIoEvents.create(
                        version, form.address(IRP), form.address(OBJECT), ISSUER, 0x0100_2000, 0, 0, id),
                version -> KernelFileEvents.create(
                        version, form.address(IRP), form.address(OBJECT), ISSUER, 0x0100_2000, 0, 0, id));

        assertOperation(record, form, IoKind.OPERATION_START, FileOperation.CREATE);
        assertThat(record.has(IoRecord.FLAG_BINARY_PATH)).isTrue();
        assertThat(record.textUnits()).isZero();
        assertThat(record.code()).isEqualTo(0x0100_2000);
    }

    /** What FileInfo writes where the filter manager gave it no name is no path. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void aCreateWithoutANameHasNoPath(FileForm form) {
        IoRecord record = form.record(
                version -> FileIoEvents.create(
                        version, form.address(IRP), form.address(OBJECT), ISSUER, 0, 0, 0, "\\FI_UNKNOWN"),
                version -> KernelFileEvents.create(
                        version, form.address(IRP), form.address(OBJECT), ISSUER, 0, 0, 0, "\\FI_UNKNOWN"));

        assertThat(record.textUnits()).isZero();
        assertThat(record.has(IoRecord.FLAG_BINARY_PATH)).isFalse();
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aCleanupStarts(FileForm form) {
        IoRecord record = form.record(
                version -> FileIoEvents.cleanup(
                        version, form.address(IRP), form.address(OBJECT), form.address(KEY), ISSUER),
                version -> KernelFileEvents.cleanup(
                        version, form.address(IRP), form.address(OBJECT), form.address(KEY), ISSUER));

        assertOperation(record, form, IoKind.OPERATION_START, FileOperation.CLEANUP);
        assertThat(record.fileKey()).isEqualTo(form.address(KEY));
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aReadStarts(FileForm form) {
        IoRecord record = form.record(
                version -> FileIoEvents.read(
                        version, 65_536, form.address(IRP), form.address(OBJECT), form.address(KEY), ISSUER, -1, 0x43),
                version -> KernelFileEvents.read(
                        version, 65_536, form.address(IRP), form.address(OBJECT), form.address(KEY), ISSUER, -1, 0x43));

        assertOperation(record, form, IoKind.OPERATION_START, FileOperation.READ);
        assertThat(record.fileKey()).isEqualTo(form.address(KEY));
        assertThat(record.extent()).isEqualTo(0xFFFF_FFFFL);
        assertThat(record.access()).isEqualTo(0x43);
        assertThat(record.code()).isZero();
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aRenameStartsWithItsClass(FileForm form) {
        IoRecord record = form.record(
                version -> FileIoEvents.information(
                        71, version, form.address(IRP), form.address(OBJECT), form.address(KEY), 0x55, ISSUER, 65),
                version -> KernelFileEvents.information(
                        19, version, form.address(IRP), form.address(OBJECT), form.address(KEY), 0x55, ISSUER, 65));

        assertOperation(record, form, IoKind.OPERATION_START, FileOperation.RENAME);
        assertThat(record.fileKey()).isEqualTo(form.address(KEY));
        assertThat(record.code()).isEqualTo(65);
        assertThat(record.extent()).isEqualTo(0x55);
        assertThat(record.textUnits()).isZero();
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void theNewPathIsADetailOfARename(FileForm form) {
        IoRecord record = form.record(
                version -> FileIoEvents.path(
                        80,
                        version,
                        form.address(IRP),
                        form.address(OBJECT),
                        form.address(KEY),
                        0x55,
                        ISSUER,
                        65,
                        PATH),
                version -> KernelFileEvents.path(
                        27,
                        version,
                        form.address(IRP),
                        form.address(OBJECT),
                        form.address(KEY),
                        0x55,
                        ISSUER,
                        65,
                        PATH));

        assertOperation(record, form, IoKind.OPERATION_DETAIL, FileOperation.RENAME);
        assertThat(record.fileKey()).isEqualTo(form.address(KEY));
        assertThat(record.code()).isEqualTo(65);
        assertThat(record.extent()).isEqualTo(0x55);
        assertThat(record.text()).isEqualTo(PATH);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aListingStartsWithItsPattern(FileForm form) {
        IoRecord record = form.record(
                version -> FileIoEvents.directory(
                        72,
                        version,
                        form.address(IRP),
                        form.address(OBJECT),
                        form.address(KEY),
                        ISSUER,
                        4096,
                        37,
                        9,
                        "*.dll"),
                version -> KernelFileEvents.directory(
                        20,
                        version,
                        form.address(IRP),
                        form.address(OBJECT),
                        form.address(KEY),
                        ISSUER,
                        4096,
                        37,
                        9,
                        "*.dll"));

        assertOperation(record, form, IoKind.OPERATION_START, FileOperation.DIRECTORY_ENUMERATION);
        assertThat(record.fileKey()).isEqualTo(form.address(KEY));
        assertThat(record.code()).isEqualTo(37);
        assertThat(record.text()).isEqualTo("*.dll");
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void anOperationEndsWithItsStatus(FileForm form) {
        IoRecord record = form.record(
                version -> FileIoEvents.operationEnd(version, form.address(IRP), form.address(9), 0xC000_0034),
                version -> KernelFileEvents.operationEnd(form.address(IRP), form.address(9), 0xC000_0034));

        assertThat(record.kind()).isEqualTo(IoKind.OPERATION_END);
        assertThat(record.has(IoRecord.FLAG_KERNEL_FILE)).isEqualTo(form.kernelFile());
        assertThat(record.callbackData()).isEqualTo(form.address(IRP));
        assertThat(record.extent()).isEqualTo(form.address(9));
        assertThat(record.code()).isEqualTo(0xC000_0034);
        assertThat(record.processId()).isEqualTo(TestTrace.PROCESS);
        assertThat(record.threadId()).isEqualTo(TestTrace.THREAD);
    }

    @Test
    void theThreadOfThePayloadIsKnownWhereTheHeaderHasNone() {
        IoRecord record = TestTrace.of(8, out -> out.perfInfo(FileIoEvents.close(3, IRP, OBJECT, KEY, ISSUER)))
                .single();

        assertThat(record.processId()).isEqualTo(-1);
        assertThat(record.threadId()).isEqualTo(ISSUER);
    }

    @Test
    void aPayloadWithoutThreadLeavesThatOfTheHeader() {
        TestTrace trace = TestTrace.of(
                8,
                out -> out.system(FileIoEvents.close(3, IRP, OBJECT, KEY, 0))
                        .system(FileIoEvents.close(3, IRP, OBJECT, KEY, -1)));

        assertThat(trace.records).extracting(IoRecord::threadId).containsExactly(TestTrace.THREAD, TestTrace.THREAD);
    }

    private static void assertOperation(IoRecord record, FileForm form, IoKind kind, FileOperation operation) {
        assertThat(record.kind()).isEqualTo(kind);
        assertThat(record.operation()).isEqualTo(operation);
        assertThat(record.has(IoRecord.FLAG_KERNEL_FILE)).isEqualTo(form.kernelFile());
        assertThat(record.has(IoRecord.FLAG_POST | IoRecord.FLAG_RUNDOWN)).isFalse();
        assertThat(record.timeTicks()).isEqualTo(TestTrace.TICKS);
        assertThat(record.processId()).isEqualTo(TestTrace.PROCESS);
        assertThat(record.threadId()).isEqualTo(ISSUER);
        assertThat(record.callbackData()).isEqualTo(form.address(IRP));
        assertThat(record.fileObject()).isEqualTo(form.address(OBJECT));
        assertThat(record.irp()).isZero();
    }

    private static void assertCreate(IoRecord record) {
        assertThat(record.has(IoRecord.FLAG_BINARY_PATH)).isFalse();
        assertThat(record.code()).isEqualTo(0x0500_0064);
        assertThat(record.extent()).isEqualTo(0x80);
        assertThat(record.access()).isEqualTo(7);
        assertThat(record.text()).isEqualTo(PATH);
    }
}
