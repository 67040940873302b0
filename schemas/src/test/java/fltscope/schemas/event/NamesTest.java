package fltscope.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tables of published names. */
class NamesTest {
    @Test
    void majorFunctionsOfIrpsAndOfTheFilterManagerHaveNames() {
        assertThat(MajorFunction.name(MajorFunction.CREATE)).isEqualTo("IRP_MJ_CREATE");
        assertThat(MajorFunction.name(MajorFunction.CLOSE)).isEqualTo("IRP_MJ_CLOSE");
        assertThat(MajorFunction.name(MajorFunction.READ)).isEqualTo("IRP_MJ_READ");
        assertThat(MajorFunction.name(MajorFunction.WRITE)).isEqualTo("IRP_MJ_WRITE");
        assertThat(MajorFunction.name(MajorFunction.CLEANUP)).isEqualTo("IRP_MJ_CLEANUP");
        assertThat(MajorFunction.name(-13 & 0xFF)).isEqualTo("IRP_MJ_FAST_IO_CHECK_IF_POSSIBLE");
        assertThat(MajorFunction.name(-20 & 0xFF)).isEqualTo("IRP_MJ_VOLUME_DISMOUNT");
        assertThat(MajorFunction.name(28)).isNull();
        assertThat(MajorFunction.name(-1)).isNull();
    }

    @Test
    void aStatusHasANameAndASeverity() {
        assertThat(NtStatus.name(0)).isEqualTo("STATUS_SUCCESS");
        assertThat(NtStatus.name(0xC000_0043)).isEqualTo("STATUS_SHARING_VIOLATION");
        assertThat(NtStatus.name(0xC0FF_FFFF)).isNull();
        assertThat(NtStatus.isSuccess(0x4000_0000)).isTrue();
        assertThat(NtStatus.isSuccess(0x8000_0006)).as("STATUS_NO_MORE_FILES").isFalse();
        assertThat(NtStatus.isSuccess(0xC000_0022)).as("STATUS_ACCESS_DENIED").isFalse();
    }

    @Test
    void aReparsedCreateIsSuccessAndYetOpensNothing() {
        for (int status : new int[] {0x104, 0x118, 0x368}) {
            assertThat(NtStatus.isReparse(status)).isTrue();
            assertThat(NtStatus.isSuccess(status)).isTrue();
        }
        assertThat(NtStatus.isReparse(0)).isFalse();
        assertThat(NtStatus.isReparse(0x103)).isFalse();
    }

    @Test
    void optionsAreNamedBitByBit() {
        assertThat(CreateOptions.names(0)).isNull();
        assertThat(CreateOptions.names(CreateOptions.FILE_DELETE_ON_CLOSE | CreateOptions.FILE_OPEN_BY_FILE_ID))
                .isEqualTo("FILE_DELETE_ON_CLOSE|FILE_OPEN_BY_FILE_ID");
        assertThat(CreateOptions.names(0x00B0_0000))
                .isEqualTo("FILE_RESERVE_OPFILTER|FILE_OPEN_REPARSE_POINT|FILE_OPEN_FOR_FREE_SPACE_QUERY");
        assertThat(CreateOptions.names(0x8008_0001)).isEqualTo("FILE_DIRECTORY_FILE|0x80000|0x80000000");
    }

    @Test
    void sharesDispositionsAndInformationClassesHaveNames() {
        assertThat(ShareAccess.names(0)).isNull();
        assertThat(ShareAccess.names(5)).isEqualTo("FILE_SHARE_READ|FILE_SHARE_DELETE");
        assertThat(CreateDisposition.name(0)).isEqualTo("FILE_SUPERSEDE");
        assertThat(CreateDisposition.name(5)).isEqualTo("FILE_OVERWRITE_IF");
        assertThat(CreateDisposition.name(6)).isNull();
        assertThat(FileInformationClass.name(4)).isEqualTo("FileBasicInformation");
        assertThat(FileInformationClass.name(37)).isEqualTo("FileIdBothDirectoryInformation");
        assertThat(FileInformationClass.name(64)).isEqualTo("FileDispositionInformationEx");
        assertThat(FileInformationClass.name(81)).isEqualTo("FileIdAllExtdBothDirectoryInformation");
        assertThat(FileInformationClass.name(0)).isNull();
    }
}
