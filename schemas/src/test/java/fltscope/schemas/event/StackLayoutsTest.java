package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.assertBounds;
import static fltscope.schemas.event.HexPayload.fields;
import static fltscope.schemas.event.HexPayload.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackLayoutsTest {
    /** From net.4.5.2.x86.etl (build 9200). */
    private static final String STACK = """
            c0ac9f5b00000000940f0000c00f00000330d0ffffffffff37ae5d2100f8ffff
            """;

    /** From net.4.5.2.x86.etl (build 9200). */
    private static final String KEY_KERNEL = """
            608a785b00000000940f0000e00a0000103b3b0383faffff
            """;

    /** From net.4.5.2.x86.etl (build 9200). */
    private static final String KEY_RUNDOWN = """
            d0d4320383faffffa217542100f8ffff5b66542100f8ffffca2c0a0060f9ffff
            431f0a0060f9ffff0175160060f9ffff5330502100f8ffff
            """;

    @Test
    void aStackHasAsManyAddressesAsFit() {
        StackWalk walk = new StackWalk();

        assertThat(fields(walk, STACK, 8, 2))
                .containsExactly(
                        "eventTimeStamp=ticks 1537191104",
                        "stackProcess=process 3988",
                        "stackThread=thread 4032",
                        "stack1=CODE 0xffffffffffd03003",
                        "stack2=CODE 0xfffff800215dae37");
        assertThat(walk.frames()).isEqualTo(2);
        assertThat(walk.frame(1)).isEqualTo(0xfffff800215dae37L);
        assertBounds(walk, STACK, 8, 2, 16);
    }

    @Test
    void aStackOn32BitHasShortAddresses() {
        // Made by hand.
        String payload = "c0ac9f5b00000000 940f0000 c00f0000 03308082 37ae5d77 01001000";

        assertThat(fields(new StackWalk(), payload, 4, 2))
                .containsExactly(
                        "eventTimeStamp=ticks 1537191104",
                        "stackProcess=process 3988",
                        "stackThread=thread 4032",
                        "stack1=CODE 0x82803003",
                        "stack2=CODE 0x775dae37",
                        "stack3=CODE 0x100001");
        assertBounds(new StackWalk(), payload, 4, 2, 16);
    }

    @Test
    void aStackMayBeDeeperThanDocumented() {
        String payload = "c0ac9f5b00000000 940f0000 c00f0000" + "0330d0ffffffffff".repeat(300);

        assertThat(read(new StackWalk(), payload, 8, 2).frames()).isEqualTo(300);
    }

    @Test
    void aStackMayBeEmpty() {
        assertThat(read(new StackWalk(), "c0ac9f5b00000000 940f0000 c00f0000", 8, 2)
                        .frames())
                .isZero();
    }

    @Test
    void aReferenceNamesTheEventAndTheKey() {
        assertThat(fields(new StackKeyReference(), KEY_KERNEL, 8, 2))
                .containsExactly(
                        "eventTimeStamp=ticks 1534626400",
                        "stackProcess=process 3988",
                        "stackThread=thread 2784",
                        "stackKey=DATA 0xfffffa83033b3b10");
        assertBounds(new StackKeyReference(), KEY_KERNEL, 8, 2, 24);
    }

    @Test
    void aReferenceOn32BitHasAShortKey() {
        // Made by hand.
        String payload = "608a785b00000000 940f0000 e00a0000 103b3b83";

        assertThat(fields(new StackKeyReference(), payload, 4, 2)).endsWith("stackKey=DATA 0x833b3b10");
        assertBounds(new StackKeyReference(), payload, 4, 2, 20);
    }

    @Test
    void aDefinitionHasTheKeyFirst() {
        StackKeyDefinition definition = new StackKeyDefinition();

        assertThat(fields(definition, KEY_RUNDOWN, 8, 2))
                .containsExactly(
                        "stackKey=DATA 0xfffffa830332d4d0",
                        "stack1=CODE 0xfffff800215417a2",
                        "stack2=CODE 0xfffff8002154665b",
                        "stack3=CODE 0xfffff960000a2cca",
                        "stack4=CODE 0xfffff960000a1f43",
                        "stack5=CODE 0xfffff96000167501",
                        "stack6=CODE 0xfffff80021503053");
        assertThat(definition.frames()).isEqualTo(6);
        assertThat(definition.frame(0)).isEqualTo(0xfffff800215417a2L);
        assertBounds(definition, KEY_RUNDOWN, 8, 2, 8);
    }

    @Test
    void aDefinitionOn32BitHasShortAddresses() {
        // Made by hand.
        String payload = "d0d44383 a2175482 ca2c0a77";

        assertThat(fields(new StackKeyDefinition(), payload, 4, 2))
                .containsExactly("stackKey=DATA 0x8343d4d0", "stack1=CODE 0x825417a2", "stack2=CODE 0x770a2cca");
        assertBounds(new StackKeyDefinition(), payload, 4, 2, 4);
        assertThat(read(new StackKeyDefinition(), "d0d44383", 4, 2).frames()).isZero();
    }
}
