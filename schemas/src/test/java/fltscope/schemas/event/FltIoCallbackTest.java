package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All bytes made by hand from the MOF classes: no public trace has these events. */
class FltIoCallbackTest {
    private static final int PRE_OP_INIT = 0x0460;
    private static final int POST_OP_INIT = 0x0461;
    private static final int PRE_OP_COMPLETION = 0x0462;
    private static final int POST_OP_COMPLETION = 0x0463;
    private static final int PRE_OP_FAILURE = 0x0464;
    private static final int POST_OP_FAILURE = 0x0465;

    private static final String TIME = "49eabc7901000000";
    private static final String POINTERS_64 =
            "3412482100f8ffff 1088550083faffff a07d600183faffff 2066770083faffff 585c510083faffff";
    private static final String POINTERS_32 = "34124881 10885582 a07d6083 20667784 585c5185";
    private static final String MAJOR = "12000000";
    private static final String STATUS = "220000c0";

    private static final String[] TOLD_64 = {
        "routineAddr=CODE 0xfffff80021481234",
        "fileObject=FILE_OBJECT 0xfffffa8300558810",
        "fileContext=FILE_KEY 0xfffffa8301607da0",
        "irpPtr=DATA 0xfffffa8300776620",
        "callbackDataPtr=DATA 0xfffffa8300515c58",
        "majorFunction=0x12 IRP_MJ_CLEANUP"
    };
    private static final String[] TOLD_32 = {
        "routineAddr=CODE 0x81481234",
        "fileObject=FILE_OBJECT 0x82558810",
        "fileContext=FILE_KEY 0x83607da0",
        "irpPtr=DATA 0x84776620",
        "callbackDataPtr=DATA 0x85515c58",
        "majorFunction=0x12 IRP_MJ_CLEANUP"
    };

    @Test
    void everyFieldOfABeginIsReadAtBothPointerSizes() {
        for (int hook = PRE_OP_INIT; hook <= POST_OP_INIT; hook++) {
            assertThat(fields(kernel(hook, 3, 8, POINTERS_64, MAJOR))).containsExactly(TOLD_64);
            assertThat(fields(kernel(hook, 3, 4, POINTERS_32, MAJOR))).containsExactly(TOLD_32);
        }
    }

    @Test
    void theInitialTimeOfACompletionIsEightBytesAtBothPointerSizes() {
        for (int hook = PRE_OP_COMPLETION; hook <= POST_OP_COMPLETION; hook++) {
            assertThat(fields(kernel(hook, 3, 8, TIME, POINTERS_64, MAJOR)))
                    .startsWith("initialTime=ticks 6337391177")
                    .endsWith(TOLD_64)
                    .hasSize(7);
            assertThat(fields(kernel(hook, 3, 4, TIME, POINTERS_32, MAJOR)))
                    .startsWith("initialTime=ticks 6337391177")
                    .endsWith(TOLD_32)
                    .hasSize(7);
        }
    }

    @Test
    void aFailureHasAStatus() {
        for (int hook = PRE_OP_FAILURE; hook <= POST_OP_FAILURE; hook++) {
            assertThat(fields(kernel(hook, 3, 8, POINTERS_64, MAJOR, STATUS)))
                    .startsWith(TOLD_64)
                    .endsWith("status=0xc0000022 STATUS_ACCESS_DENIED")
                    .hasSize(7);
            assertThat(fields(kernel(hook, 3, 4, POINTERS_32, MAJOR, STATUS)))
                    .startsWith(TOLD_32)
                    .endsWith("status=0xc0000022 STATUS_ACCESS_DENIED")
                    .hasSize(7);
        }
    }

    @Test
    void bytesBehindTheFieldsAreIgnoredAndEveryVersionIsReadTheSameWay() {
        assertThat(fields(kernel(PRE_OP_INIT, 2, 8, POINTERS_64, MAJOR, STATUS)))
                .containsExactly(TOLD_64);
        assertThat(fields(kernel(POST_OP_COMPLETION, 4, 8, TIME, POINTERS_64, MAJOR, STATUS)))
                .endsWith(TOLD_64)
                .hasSize(7);
    }

    @Test
    void aMajorFunctionWithItsSignIsTheUnsignedByte() {
        assertThat(fields(kernel(PRE_OP_INIT, 3, 8, POINTERS_64, "ffffffff")))
                .endsWith("majorFunction=0xff IRP_MJ_ACQUIRE_FOR_SECTION_SYNCHRONIZATION");
        assertThat(fields(kernel(PRE_OP_INIT, 3, 8, POINTERS_64, "c8000000"))).endsWith("majorFunction=0xc8 null");
    }

    @Test
    void theTypeTellsBeginEndAndFailureAndPreFromPost() {
        FltIoCallback layout = new FltIoCallback();
        for (int hook = PRE_OP_INIT; hook <= POST_OP_FAILURE; hook++) {
            assertThat(layout.wrap(kernel(hook, 3, 8, TIME, POINTERS_64, MAJOR, STATUS)))
                    .isTrue();
            assertThat(layout.isCompletion()).isEqualTo(hook == PRE_OP_COMPLETION || hook == POST_OP_COMPLETION);
            assertThat(layout.isFailure()).isEqualTo(hook == PRE_OP_FAILURE || hook == POST_OP_FAILURE);
            assertThat(layout.isPreOperation())
                    .isEqualTo(hook == PRE_OP_INIT || hook == PRE_OP_COMPLETION || hook == PRE_OP_FAILURE);
        }
    }

    @Test
    void theAccessorsReadWhatIsTold() {
        FltIoCallback layout = new FltIoCallback();
        assertThat(layout.wrap(kernel(POST_OP_COMPLETION, 3, 8, TIME, POINTERS_64, MAJOR)))
                .isTrue();
        assertThat(layout.initialTime()).isEqualTo(0x1_79BC_EA49L);
        assertThat(layout.routineAddr()).isEqualTo(0xFFFF_F800_2148_1234L);
        assertThat(layout.fileObject()).isEqualTo(0xFFFF_FA83_0055_8810L);
        assertThat(layout.fileContext()).isEqualTo(0xFFFF_FA83_0160_7DA0L);
        assertThat(layout.irpPtr()).isEqualTo(0xFFFF_FA83_0077_6620L);
        assertThat(layout.callbackDataPtr()).isEqualTo(0xFFFF_FA83_0051_5C58L);
        assertThat(layout.majorFunction()).isEqualTo(MajorFunction.CLEANUP);
        assertThat(layout.status()).isZero();
        assertThat(layout.wrap(kernel(PRE_OP_FAILURE, 3, 8, POINTERS_64, MAJOR, STATUS)))
                .isTrue();
        assertThat(layout.initialTime()).isZero();
        assertThat(layout.status()).isEqualTo(0xC000_0022);
    }

    @Test
    void aShorterPayloadIsRefused() {
        assertFixedBytes(kernel(PRE_OP_INIT, 3, 8, POINTERS_64, MAJOR, "00000000"), 44);
        assertFixedBytes(kernel(POST_OP_INIT, 3, 4, POINTERS_32, MAJOR), 24);
        assertFixedBytes(kernel(PRE_OP_COMPLETION, 3, 8, TIME, POINTERS_64, MAJOR, "00000000"), 52);
        assertFixedBytes(kernel(POST_OP_COMPLETION, 3, 4, TIME, POINTERS_32, MAJOR), 32);
        assertFixedBytes(kernel(PRE_OP_FAILURE, 3, 8, POINTERS_64, MAJOR, STATUS, "00000000"), 48);
        assertFixedBytes(kernel(POST_OP_FAILURE, 3, 4, POINTERS_32, MAJOR, STATUS), 28);
    }
}
