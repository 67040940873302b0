package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.assertBounds;
import static fltscope.schemas.event.HexPayload.fields;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallLayoutsTest {
    @Test
    void theKernelBaseIsOnePointer() {
        // From net.4.5.2.x86.etl (build 9200).
        assertThat(fields(new KernelBase(), "0090482100f8ffff", 8, 2))
                .containsExactly("imageBase=DATA 0xfffff80021489000");
        assertBounds(new KernelBase(), "0090482100f8ffff", 8, 2, 8);
        // Made by hand.
        assertThat(fields(new KernelBase(), "00906482", 4, 2)).containsExactly("imageBase=DATA 0x82649000");
        assertBounds(new KernelBase(), "00906482", 4, 2, 4);
    }

    @Test
    void aTerminationNamesItsProcess() {
        // From diaghub.kernel.1.etl (build 19041).
        assertThat(fields(new ProcessTerminate(), "5c080000", 8, 2)).containsExactly("processId=process 2140");
        assertBounds(new ProcessTerminate(), "5c080000", 8, 2, 4);
    }

    @Test
    void aPartitionWithoutContainersIsAllZero() {
        // From gcevents.etl (build 19045).
        String root = "00".repeat(48);

        assertThat(fields(new PartitionInfo(), root, 8, 2))
                .containsExactly(
                        "eventVersion=0",
                        "partitionType=0",
                        "qpcOffsetFromRoot=0",
                        "partitionId={00000000-0000-0000-0000-000000000000}",
                        "parentId={00000000-0000-0000-0000-000000000000}");
        assertBounds(new PartitionInfo(), root, 8, 2, 48);
    }

    @Test
    void aPartitionOfAContainerHasIdsAndAnOffset() {
        // Made by hand.
        String payload = "0100 0000 02000000 feffffffffffffff"
                + "91ee799bfdb5c041a2434248e266e9d0 d775e6b35425184f830b2762732560de";

        assertThat(fields(new PartitionInfo(), payload, 4, 2))
                .containsExactly(
                        "eventVersion=1",
                        "partitionType=2",
                        "qpcOffsetFromRoot=-2",
                        "partitionId={9b79ee91-b5fd-41c0-a243-4248e266e9d0}",
                        "parentId={b3e675d7-2554-4f18-830b-2762732560de}");
    }
}
