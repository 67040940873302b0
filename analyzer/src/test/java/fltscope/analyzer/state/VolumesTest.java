package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.record.IoKind;
import org.junit.jupiter.api.Test;

class VolumesTest {
    private final Recording recording = new Recording();
    private final Volumes volumes = recording.state.volumes();

    /** The pairs of net.4.5.2.x86.etl and of the event fact sheet, 6.6. */
    private void map() {
        recording.volumeMapped("\\Device\\HarddiskVolume2\\", "C:\\");
        recording.volumeMapped("\\Device\\HarddiskVolume12\\", "E:\\");
        recording.volumeMapped("\\SystemRoot\\", "C:\\Windows\\");
        recording.volumeMapped("\\??\\", "");
        recording.volumeMapped("\\Device\\Mup\\", "\\\\");
        recording.volumeMapped("\\Device\\CdRom0\\", "D:\\");
    }

    @Test
    void ntPathsHaveTheirDosPaths() {
        map();
        assertThat(volumes.dosPath("\\Device\\HarddiskVolume2\\x\\y.txt")).isEqualTo("C:\\x\\y.txt");
        assertThat(volumes.dosPath("\\Device\\HarddiskVolume12\\x")).isEqualTo("E:\\x");
        assertThat(volumes.dosPath("\\SystemRoot\\System32\\drivers\\a.sys"))
                .isEqualTo("C:\\Windows\\System32\\drivers\\a.sys");
        assertThat(volumes.dosPath("\\??\\C:\\x")).isEqualTo("C:\\x");
        assertThat(volumes.dosPath("\\Device\\Mup\\server\\share\\x")).isEqualTo("\\\\server\\share\\x");
    }

    @Test
    void caseDoesNotMatterAndTheRestKeepsIts() {
        map();
        assertThat(volumes.dosPath("\\DEVICE\\harddiskvolume2\\Ab")).isEqualTo("C:\\Ab");
    }

    @Test
    void theLongestPrefixCounts() {
        recording.volumeMapped("\\Device\\HarddiskVolume2\\", "C:\\");
        recording.volumeMapped("\\Device\\HarddiskVolume2\\mnt\\data\\", "F:\\");
        recording.volumeMapped("\\Device\\", "?:\\");
        assertThat(volumes.dosPath("\\Device\\HarddiskVolume2\\mnt\\data\\x")).isEqualTo("F:\\x");
        assertThat(volumes.dosPath("\\Device\\HarddiskVolume2\\mnt\\x")).isEqualTo("C:\\mnt\\x");
    }

    @Test
    void aVolumeAloneIsItsDriveAndAPrefixEndsWithAComponent() {
        map();
        recording.volumeMapped("\\Device\\Vdisk", "V:");
        assertThat(volumes.dosPath("\\Device\\HarddiskVolume2")).isEqualTo("C:");
        assertThat(volumes.dosPath("\\Device\\HarddiskVolume1")).isEqualTo("\\Device\\HarddiskVolume1");
        assertThat(volumes.dosPath("\\Device\\HarddiskVolume23\\x")).isEqualTo("\\Device\\HarddiskVolume23\\x");
        assertThat(volumes.dosPath("\\Device\\Vdisk\\x")).isEqualTo("V:\\x");
        assertThat(volumes.dosPath("\\Device\\Vdisk")).isEqualTo("V:");
        assertThat(volumes.dosPath("\\Device\\Vdisk2\\x")).isEqualTo("\\Device\\Vdisk2\\x");
        assertThat(volumes.dosPath("\\Device\\Mup")).isEqualTo("\\Device\\Mup");
    }

    @Test
    void whatNothingMatchesStaysAsItIs() {
        recording.volumeMapped("", "X:\\");
        assertThat(volumes.dosPath("\\Device\\NamedPipe\\x")).isEqualTo("\\Device\\NamedPipe\\x");
        assertThat(volumes.dosPath("relative")).isEqualTo("relative");
        assertThat(volumes.dosPath("")).isEmpty();
    }

    @Test
    void withoutAnyMappingTheFixedPrefixesAreKnown() {
        assertThat(volumes.dosPath("\\??\\C:\\x")).isEqualTo("C:\\x");
        assertThat(volumes.dosPath("\\Device\\Mup\\server\\share")).isEqualTo("\\\\server\\share");
    }

    @Test
    void theLastMappingOfAPrefixCounts() {
        recording.volumeMapped("\\Device\\HarddiskVolume5\\", "F:\\");
        recording.volumeMapped("\\DEVICE\\HarddiskVolume5\\", "G:\\");
        assertThat(volumes.dosPath("\\Device\\HarddiskVolume5\\x")).isEqualTo("G:\\x");
    }

    @Test
    void theVolumeOfAPathIsItsDevice() {
        assertThat(volumes.volumeOf("\\Device\\HarddiskVolume2\\x\\y")).isEqualTo("\\Device\\HarddiskVolume2");
        assertThat(volumes.volumeOf("\\Device\\HarddiskVolume2")).isEqualTo("\\Device\\HarddiskVolume2");
        assertThat(volumes.volumeOf("\\Device\\HarddiskVolume23\\x")).isEqualTo("\\Device\\HarddiskVolume23");
        assertThat(volumes.volumeOf("\\Device\\Mup\\TSCLIENT\\SCARD\\2")).isEqualTo("\\Device\\Mup");
        assertThat(volumes.volumeOf("\\Device\\")).isNull();
        assertThat(volumes.volumeOf("\\??\\C:\\x")).isNull();
        assertThat(volumes.volumeOf("x")).isNull();
        assertThat(volumes.volumeOf("")).isNull();
    }

    @Test
    void everySpellingOfAVolumeIsOneString() {
        String first = volumes.volumeOf("\\Device\\HarddiskVolume2\\x");
        assertThat(volumes.volumeOf("\\device\\HARDDISKVOLUME2\\y")).isSameAs(first);
        assertThat(volumes.volumeOf(recording
                        .record(IoKind.OPERATION_START, 1, 1, 1)
                        .text("\\Device\\HarddiskVolume2\\z")
                        .finish()))
                .isSameAs(first);
        assertThat(volumes.volumeOf(recording
                        .record(IoKind.OPERATION_START, 1, 1, 1)
                        .text("\\Device\\NamedPipe\\z")
                        .finish()))
                .isEqualTo("\\Device\\NamedPipe");
    }
}
