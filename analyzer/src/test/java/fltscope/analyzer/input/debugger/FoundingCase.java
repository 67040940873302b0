package fltscope.analyzer.input.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.input.Altitude;
import java.util.List;

/** What the real dump and the sample of our own both say. */
final class FoundingCase {
    static final long FILTER = 0xFFFF_E000_0371_7560L;
    static final long MUP_INSTANCE = 0xFFFF_E000_0371_8010L;
    static final long MUP = 0xFFFF_E000_01FA_35B0L;
    static final long FILE_OBJECT = 0xFFFF_E000_0110_B630L;

    private FoundingCase() {}

    static void assertIn(DebuggerFacts facts) {
        assertThat(facts.filters())
                .containsExactly(new FilterFact(
                        FILTER,
                        "vfsmfd",
                        Altitude.parse("263410"),
                        List.of(),
                        List.of(),
                        -1,
                        -1,
                        List.of(),
                        -1,
                        -1,
                        -1,
                        List.of()));
        assertThat(facts.instances())
                .containsExactly(
                        instance(MUP_INSTANCE, List.of("DRAINING"), List.of("Deleting"), MUP, "\\Device\\Mup", 2),
                        instance(
                                0xFFFF_E000_0371_8C10L,
                                List.of(),
                                List.of(),
                                0xFFFF_E000_0201_C7F0L,
                                "\\Device\\HarddiskVolume2",
                                0),
                        instance(
                                0xFFFF_E000_0371_8810L,
                                List.of(),
                                List.of(),
                                0xFFFF_E000_0229_A010L,
                                "\\Device\\HarddiskVolume1",
                                0));
        assertThat(facts.instances()).extracting(InstanceFact::draining).containsExactly(true, false, false);
        assertThat(facts.volumes())
                .extracting(VolumeFact::name)
                .containsExactly("\\Device\\Mup", "\\Device\\HarddiskVolume2", "\\Device\\HarddiskVolume1");
        assertUsage(facts);
        assertThat(facts.fileObjects())
                .containsExactly(new FileObjectFact(
                        FILE_OBJECT,
                        "\\TSCLIENT\\SCARD\\2",
                        0,
                        0xFFFF_E000_01FA_0660L,
                        "\\FileSystem\\Mup",
                        List.of("Read", "SharedRead", "SharedWrite", "SharedDelete"),
                        0x40020,
                        List.of("Sequential Only", "Handle Created"),
                        0xFFFF_C000_0286_BB00L,
                        0xFFFF_C000_0286_BEA0L,
                        0xFFFF_E000_011A_BEB8L));
        assertThat(facts.debuggerFailures()).isEqualTo(3);
        assertThat(facts.unread()).isEmpty();
        assertThat(facts.unreadCount()).isZero();
    }

    private static void assertUsage(DebuggerFacts facts) {
        assertThat(facts.usage())
                .containsExactly(
                        new UsageCount(FILTER, "References to FLT_CONTEXT", 0),
                        new UsageCount(FILTER, "Allocations of FLT_CALLBACK_DATA", 0),
                        new UsageCount(FILTER, "Allocations of FLT_DEFERRED_IO_WORKITEM", 0),
                        new UsageCount(FILTER, "Allocations of FLT_GENERIC_WORKITEM", 0),
                        new UsageCount(FILTER, "References to FLT_FILE_NAME_INFORMATION", 0),
                        new UsageCount(FILTER, "Open files", 1),
                        new UsageCount(FILTER, "References to FLT_OBJECT", 0));
        assertThat(facts.objects()).containsExactly(new ReferencedObject(FILTER, FILE_OBJECT, "FILE_OBJECT", 1));
    }

    private static InstanceFact instance(
            long address, List<String> state, List<String> flags, long volume, String volumeName, long references) {
        return new InstanceFact(
                address,
                "VEAI",
                Altitude.parse("263400"),
                state,
                flags,
                volume,
                volumeName,
                FILTER,
                "vfsmfd",
                references);
    }
}
