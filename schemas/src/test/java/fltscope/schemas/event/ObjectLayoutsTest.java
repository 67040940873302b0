package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The Object group. "Printed" bytes are those of events of a real Windows, as PerfView dumps in ETWAnalyzer and test buffers of
 * fibratus show them; the others are made by hand.
 */
class ObjectLayoutsTest {
    private static final int CREATE_HANDLE = 0x1120;
    private static final int CLOSE_HANDLE = 0x1121;
    private static final int DUPLICATE_HANDLE = 0x1122;
    private static final int TYPE_DC_END = 0x1125;
    private static final int HANDLE_DC_END = 0x1127;
    private static final int CREATE_OBJECT = 0x1130;
    private static final int DELETE_OBJECT = 0x1131;
    private static final int REFERENCE = 0x1132;
    private static final int DEREFERENCE = 0x1133;

    @Test
    void printedHandlesThatAreMadeAndClosed() {
        assertThat(fields(kernel(CREATE_HANDLE, 2, 8, "60cde8ae83c2ffff 783a0000 1000 0000")))
                .containsExactly("object=FILE_OBJECT 0xffffc283aee8cd60", "handle=0x3a78", "objectType=16");
        assertThat(fields(kernel(CLOSE_HANDLE, 2, 8, "e033c59481c2ffff a0070000 1000 0000")))
                .containsExactly("object=FILE_OBJECT 0xffffc28194c533e0", "handle=0x7a0", "objectType=16");
        assertThat(fields(kernel(CLOSE_HANDLE, 2, 8, "6002f9ae83c2ffff 44490000 1000 0000")))
                .contains("handle=0x4944");
    }

    @Test
    void aClosedHandleMayCarryTheNameOfItsObject() {
        String bytes = "60cde8ae83c2ffff dc1d0080 2500 5c004400650076006900630065005c004d00750070005c0061000000";
        assertThat(fields(kernel(CLOSE_HANDLE, 2, 8, bytes)))
                .containsExactly(
                        "object=FILE_OBJECT 0xffffc283aee8cd60",
                        "handle=0x80001ddc",
                        "objectType=37",
                        "objectName=path '\\Device\\Mup\\a'");
    }

    @Test
    void twoBytesBehindTheTypeAreNoName() {
        assertThat(fields(kernel(CREATE_HANDLE, 2, 8, "60cde8ae83c2ffff 783a0000 1000 4100")))
                .hasSize(3);
        assertThat(fields(kernel(CREATE_HANDLE, 2, 4, "38c0a185 f4010000 1c00 0000")))
                .containsExactly("object=FILE_OBJECT 0x85a1c038", "handle=0x1f4", "objectType=28");
    }

    @Test
    void aPrintedDuplicateNamesBothProcesses() {
        assertThat(fields(kernel(DUPLICATE_HANDLE, 3, 8, "603eeaae83c2ffff 48560000 dc1d0080 04000000 1000 a8500000")))
                .containsExactly(
                        "object=FILE_OBJECT 0xffffc283aeea3e60",
                        "sourceHandle=0x5648",
                        "targetHandle=0x80001ddc",
                        "targetProcessId=process 4",
                        "objectType=16",
                        "sourceProcessId=process 20648");
    }

    @Test
    void aDuplicateOfVersion2HasNoSourceProcessThoughItIsAsLongAsOneOfVersion3OnX86() {
        assertThat(fields(kernel(DUPLICATE_HANDLE, 2, 8, "60cde8ae83c2ffff 48560000 c0010000 2c1a0000 2500")))
                .endsWith("targetProcessId=process 6700", "objectType=37");
        assertThat(fields(kernel(DUPLICATE_HANDLE, 3, 4, "38c0a185 f4010000 80000000 d0040000 1c00 a8090000")))
                .endsWith("targetProcessId=process 1232", "objectType=28", "sourceProcessId=process 2472");
        HandleDuplicate layout = new HandleDuplicate();
        assertThat(layout.wrap(kernel(DUPLICATE_HANDLE, 3, 8, "60cde8ae83c2ffff 48560000 c0010000 2c1a0000 2500")))
                .as("version 3, cut before its source process")
                .isTrue();
        assertThat(layout.sourceProcessId()).isEqualTo(EventRecord.UNKNOWN_ID);
    }

    @Test
    void aPrintedTypeAndAPrintedHandleOfTheRundown() {
        assertThat(fields(kernel(TYPE_DC_END, 2, 8, "0800 0000 540068007200650061006400 0000")))
                .containsExactly("objectType=8", "typeName='Thread'");
        assertThat(fields(kernel(
                        HANDLE_DC_END,
                        2,
                        8,
                        "a0092e860c81ffff 04000000 44000080 1300"
                                + " 5c004b00650072006e0065006c004f0062006a006500630074007300",
                        "5c0048006900670068004d0065006d006f007200790043006f006e0064006900740069006f006e000000")))
                .containsExactly(
                        "object=FILE_OBJECT 0xffff810c862e09a0",
                        "processId=process 4",
                        "handle=0x80000044",
                        "objectType=19",
                        "objectName=path '\\KernelObjects\\HighMemoryCondition'");
        assertThat(fields(kernel(HANDLE_DC_END, 2, 4, "38c0a185 04000000 44000080 1c00 5c0078000000")))
                .endsWith("objectName=path '\\x'");
    }

    @Test
    void printedLivesAndReferences() {
        assertThat(fields(kernel(CREATE_OBJECT, 2, 8, "00c813a689a8ffff 3000 000000000000")))
                .containsExactly("object=FILE_OBJECT 0xffffa889a613c800", "objectType=48");
        assertThat(fields(kernel(DELETE_OBJECT, 2, 8, "809d13a689a8ffff 3000 000000000000")))
                .containsExactly("object=FILE_OBJECT 0xffffa889a6139d80", "objectType=48");
        assertThat(fields(kernel(REFERENCE, 2, 8, "b0243db389a8ffff 44666c74 01000000")))
                .containsExactly("object=FILE_OBJECT 0xffffa889b33d24b0", "tag='Dflt'", "count=1");
        assertThat(fields(kernel(DEREFERENCE, 2, 8, "50a0e5ef89a8ffff 44666c74 01000000")))
                .containsExactly("object=FILE_OBJECT 0xffffa889efe5a050", "tag='Dflt'", "count=1");
        assertThat(fields(kernel(REFERENCE, 2, 4, "38c0a185 44666c74 01000000")))
                .containsExactly("object=FILE_OBJECT 0x85a1c038", "tag='Dflt'", "count=1");
    }

    @Test
    void eachIsRefusedBelowItsFixedPart() {
        assertFixedBytes(kernel(CREATE_HANDLE, 2, 8, "60cde8ae83c2ffff 783a0000 1000 0000"), 14);
        assertFixedBytes(kernel(CREATE_HANDLE, 2, 4, "38c0a185 f4010000 1c00 0000"), 10);
        assertFixedBytes(
                kernel(DUPLICATE_HANDLE, 3, 8, "603eeaae83c2ffff 48560000 dc1d0080 04000000 1000 a8500000"), 22);
        assertFixedBytes(kernel(DUPLICATE_HANDLE, 3, 4, "38c0a185 f4010000 80000000 d0040000 1c00 a8090000"), 18);
        assertFixedBytes(kernel(TYPE_DC_END, 2, 8, "0800 0000 540068007200650061006400 0000"), 4);
        assertFixedBytes(kernel(HANDLE_DC_END, 2, 8, "a0092e860c81ffff 04000000 44000080 1300 5c0078000000"), 18);
        assertFixedBytes(kernel(HANDLE_DC_END, 2, 4, "38c0a185 04000000 44000080 1c00 5c0078000000"), 14);
        assertFixedBytes(kernel(CREATE_OBJECT, 2, 8, "00c813a689a8ffff 3000 000000000000"), 10);
        assertFixedBytes(kernel(REFERENCE, 2, 8, "b0243db389a8ffff 44666c74 01000000"), 16);
        assertFixedBytes(kernel(REFERENCE, 2, 4, "38c0a185 44666c74 01000000"), 12);
    }
}
