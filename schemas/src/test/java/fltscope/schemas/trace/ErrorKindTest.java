package fltscope.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ErrorKindTest {
    @Test
    void whatTheFileSystemSaysHasAKind() {
        assertThat(ErrorKind.of(new AccessDeniedException("a"))).isEqualTo(ErrorKind.NO_RIGHTS);
        assertThat(ErrorKind.of(new NoSuchFileException("a"))).isEqualTo(ErrorKind.UNREADABLE);
        assertThat(ErrorKind.of(new IOException("No space left on device"))).isEqualTo(ErrorKind.NO_SPACE);
        assertThat(ErrorKind.of(new IOException("There is not enough space on the disk")))
                .isEqualTo(ErrorKind.NO_SPACE);
        assertThat(ErrorKind.of(new IOException((String) null))).isEqualTo(ErrorKind.UNREADABLE);
        assertThat(ErrorKind.of(new ClosedByInterruptException())).isEqualTo(ErrorKind.INTERRUPTED);
    }

    /** 1 is a finding or a regression, 3 a gate that can not say: neither is ever an error. */
    @Test
    void noErrorEndsAsAFindingDoes() {
        for (ErrorKind kind : ErrorKind.values()) {
            assertThat(kind.exitCode()).as(kind.name()).isNotIn(0, 1, 3);
        }
    }

    @Test
    void aBatchGoesOnAfterABadFileAndStopsWhenNothingMoreCanBeDone() {
        assertThat(ErrorKind.UNREADABLE.isOfOneFile()).isTrue();
        assertThat(ErrorKind.WRONG_FORMAT.isOfOneFile()).isTrue();
        assertThat(ErrorKind.DAMAGED.isOfOneFile()).isTrue();
        assertThat(ErrorKind.NO_SPACE.isOfOneFile()).isFalse();
        assertThat(ErrorKind.INTERRUPTED.isOfOneFile()).isFalse();
    }
}
