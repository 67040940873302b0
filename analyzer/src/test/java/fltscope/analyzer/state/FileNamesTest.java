package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {
    private static final long KEY = 0xFFFF_A001_0000_1170L;

    private final Recording recording = new Recording();
    private final FileNames names = recording.state.fileNames();

    @Test
    void aNameCountsFromItsRecordToItsDeletion() {
        recording.fileNamed(100, KEY, "\\Device\\HarddiskVolume2\\a");
        recording.fileNameDeleted(200, KEY, "\\Device\\HarddiskVolume2\\a");
        assertThat(names.nameOf(KEY, 99)).isNull();
        assertThat(names.nameOf(KEY, 100)).isEqualTo("\\Device\\HarddiskVolume2\\a");
        assertThat(names.nameOf(KEY, 200)).isEqualTo("\\Device\\HarddiskVolume2\\a");
        assertThat(names.nameOf(KEY, 201)).isNull();
        assertThat(names.nameOf(KEY + 16, 150)).isNull();
    }

    @Test
    void aRundownNamesTheTimeBeforeIt() {
        recording.fileNameThere(900, KEY, "\\a");
        assertThat(names.nameOf(KEY, 0)).isEqualTo("\\a");
        assertThat(names.nameOf(KEY, 950)).isEqualTo("\\a");
    }

    @Test
    void aDeletionNamesTheTimeBeforeIt() {
        recording.fileNameDeleted(200, KEY, "\\a");
        recording.fileNameDeleted(300, KEY, "\\b");
        assertThat(names.nameOf(KEY, 0)).isEqualTo("\\a");
        assertThat(names.nameOf(KEY, 201)).isEqualTo("\\b");
        assertThat(names.nameOf(KEY, 301)).isNull();
    }

    @Test
    void aKeyThatIsReusedAfterADeletionHasTheNameOfItsTime() {
        recording.fileNamed(100, KEY, "\\a");
        recording.fileNameDeleted(200, KEY, "\\a");
        recording.fileNamed(300, KEY, "\\b");
        recording.fileNameDeleted(400, KEY, "\\b");
        recording.fileNameThere(900, KEY, "\\c");
        assertThat(names.nameOf(KEY, 150)).isEqualTo("\\a");
        assertThat(names.nameOf(KEY, 250)).isNull();
        assertThat(names.nameOf(KEY, 350)).isEqualTo("\\b");
        assertThat(names.nameOf(KEY, 401)).as("its first record was lost").isEqualTo("\\c");
    }

    @Test
    void aNewNameEndsTheOneBefore() {
        recording.fileNamed(100, KEY, "\\a");
        recording.fileNamed(300, KEY, "\\b");
        recording.fileNameThere(900, KEY, "\\c");
        assertThat(names.nameOf(KEY, 299)).isEqualTo("\\a");
        assertThat(names.nameOf(KEY, 300)).isEqualTo("\\b");
        assertThat(names.nameOf(KEY, 900)).isEqualTo("\\c");
    }

    @Test
    void aDeletionToldTwiceDoesNotEndTheNameThatFollowed() {
        recording.fileNamed(100, KEY, "\\a");
        recording.fileNameDeleted(200, KEY, "\\a");
        recording.fileNameDeleted(201, KEY, "\\a");
        recording.fileNamed(300, KEY, "\\b");
        recording.fileNameDeleted(301, KEY, "\\a");
        assertThat(names.nameOf(KEY, 201)).isNull();
        assertThat(names.nameOf(KEY, 999)).isEqualTo("\\b");
        recording.fileNameDeleted(400, KEY, "\\renamed");
        assertThat(names.nameOf(KEY, 401)).isNull();
    }

    @Test
    void aNameToldAgainIsTheSameString() {
        recording.fileNamed(100, KEY, "\\a");
        String name = names.nameOf(KEY, 100);
        recording.fileNamed(200, KEY, "\\a");
        recording.fileNameDeleted(300, KEY, "\\a");
        recording.fileNamed(400, KEY, "\\a");
        recording.fileNameThere(900, KEY, "\\a");
        assertThat(names.nameOf(KEY, 100)).isSameAs(name);
        assertThat(names.nameOf(KEY, 999)).isSameAs(name);
    }

    @Test
    void recordsWithoutAKeyOrANameAreLeftOut() {
        recording.fileNamed(100, 0, "\\a");
        recording.fileNamed(100, KEY, "");
        recording.fileNameDeleted(100, 0, "\\a");
        recording.fileNameDeleted(100, KEY, "");
        assertThat(names.nameOf(0, 100)).isNull();
        assertThat(names.nameOf(KEY, 100)).isNull();
    }

    @Test
    void ofTheNamesThatEndedOnlyTheLastAreKept() {
        recording.fileNamed(1, 8, "\\alive");
        for (int i = 0; i < FileNames.KEPT_ENDED + 10; i++) {
            recording.fileNamed(10 + 2L * i, 16L * (1 + i % 1000), "\\file" + i);
            recording.fileNameDeleted(11 + 2L * i, 16L * (1 + i % 1000), "\\file" + i);
        }
        assertThat(names.forgotten()).isEqualTo(10);
        for (int i = 0; i < FileNames.KEPT_ENDED + 10; i++) {
            assertThat(names.nameOf(16L * (1 + i % 1000), 10 + 2L * i)).isEqualTo(i < 10 ? null : "\\file" + i);
        }
        assertThat(names.nameOf(8, 1000)).isEqualTo("\\alive");
    }

    @Test
    void namesThatOthersReplacedAreBoundedToo() {
        for (int i = 0; i < FileNames.KEPT_ENDED + 5; i++) {
            recording.fileNamed(10 + i, 8, "\\file" + i);
        }
        assertThat(names.forgotten()).isEqualTo(4);
        assertThat(names.nameOf(8, 13)).isNull();
        assertThat(names.nameOf(8, 14)).isEqualTo("\\file4");
    }

    @Test
    void aNameThatCameBackIsNotForgottenWithThoseThatEnded() {
        recording.fileNameDeleted(1, 24, "\\first");
        recording.fileNamed(1, 8, "\\back");
        recording.fileNameDeleted(2, 8, "\\back");
        recording.fileNameDeleted(2, 40, "\\third");
        recording.fileNamed(3, 8, "\\back");
        for (int i = 0; i < FileNames.KEPT_ENDED + 1; i++) {
            recording.fileNameDeleted(10 + i, 16L * (1 + i), "\\file" + i);
        }
        assertThat(names.nameOf(8, 1 << 20)).isEqualTo("\\back");
        assertThat(names.forgotten()).isEqualTo(3);
        assertThat(names.nameOf(40, 0)).isNull();
    }

    @Test
    void aKeyWhoseOnlyNameIsForgottenIsNotKnown() {
        for (int i = 0; i < FileNames.KEPT_ENDED + 1; i++) {
            recording.fileNameDeleted(10 + i, 16L * (1 + i), "\\file" + i);
        }
        assertThat(names.nameOf(16, 0)).isNull();
        assertThat(names.nameOf(32, 0)).isEqualTo("\\file1");
        recording.fileNamed(1 << 20, 16, "\\again");
        assertThat(names.nameOf(16, 1 << 20)).isEqualTo("\\again");
    }
}
