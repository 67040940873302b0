package fltscope.collector.check;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.ImageEvents;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.fixture.SharedTraces;
import fltscope.schemas.trace.LayoutClaim;
import fltscope.schemas.trace.LayoutFacts;
import fltscope.schemas.trace.LayoutVerdict;
import fltscope.schemas.trace.TraceCounters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutCheckTest {
    private static final long START = 1_000_000_000L;
    private static final long ROUTINE = 0xFFFF_F800_0E20_1000L;
    private static final long OBJECT = 0xFFFF_E000_0220_0010L;
    private static final long KEY = 0xFFFF_C000_0001_0140L;
    private static final long IRP = 0xFFFF_E000_3080_4200L;
    private static final long DATA = 0xFFFF_E000_0371_0018L;
    private static final int CLEANUP = 18;
    private static final int READ = 3;
    private static final int THREAD = 77;
    private static final int ACCESS_DENIED = 0xC0000022;

    @TempDir
    Path folder;

    private interface Content {
        void write(EtlWriter etl);
    }

    private LayoutFacts check(Content content) throws IOException {
        Path trace = folder.resolve("trace.etl");
        try (EtlWriter etl = EtlWriter.to(trace).startTicks(START).open()) {
            content.write(etl);
        }
        return check(trace);
    }

    private static LayoutFacts check(Path trace) {
        try (EtlReader reader = new EtlReader(List.of(trace), false)) {
            LayoutCheck check = new LayoutCheck(reader.header());
            reader.read(check, new TraceCounters(), ReadProgress.NONE);
            return check.finish();
        }
    }

    private static Set<LayoutClaim> claims(LayoutFacts facts, LayoutVerdict verdict) {
        return facts.claims().stream()
                .filter(claim -> claim.verdict() == verdict)
                .map(LayoutFacts.Claim::claim)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LayoutClaim.class)));
    }

    /** All as the design sheet says, headers included. */
    private static void asItShouldBe(EtlWriter etl) {
        long at = START + 1000;
        etl.cpu(0).process(4).thread(THREAD);
        etl.cpu(0)
                .at(START + 1)
                .perfInfo(ImageEvents.image(0xFFFF_F800_0E20_0000L, 0x3_1000, "a.sys")
                        .dcStart());
        etl.cpu(0).at(START + 2).perfInfo(FileIoEvents.fileRundown(KEY, "\\Device\\HarddiskVolume2\\secret.txt"));
        etl.cpu(0)
                .at(at)
                .process(4)
                .thread(THREAD)
                .system(FltIoEvents.preOpInit(ROUTINE, OBJECT, KEY, IRP, DATA, CLEANUP));
        etl.cpu(0).at(at + 10).perfInfo(FltIoEvents.preOpCompletion(at - 1, ROUTINE, OBJECT, KEY, IRP, DATA, CLEANUP));
        etl.cpu(0)
                .at(at + 11)
                .process(4)
                .thread(THREAD)
                .system(FltIoEvents.preOpFailure(ROUTINE, OBJECT, KEY, IRP, DATA, CLEANUP, ACCESS_DENIED));
        etl.cpu(0).at(at + 20).process(4).thread(THREAD).system(FileIoEvents.cleanup(3, DATA, OBJECT, KEY, THREAD));
        etl.cpu(0).at(at + 30).process(4).thread(THREAD).system(FileIoEvents.operationEnd(3, DATA, 0, ACCESS_DENIED));
        // Fast I/O: a return without an entry and without an IRP.
        etl.cpu(0)
                .at(at + 50)
                .perfInfo(FltIoEvents.preOpCompletion(at + 45, ROUTINE, OBJECT, KEY, 0, DATA + 0x100, READ));
        etl.cpu(0)
                .at(at + 60)
                .process(4)
                .thread(THREAD)
                .event(KernelFileEvents.close(1, DATA + 0x200, OBJECT, KEY, THREAD));
    }

    @Test
    void whatIsAsItIsClaimedIsConsistent() throws IOException {
        LayoutFacts facts = check(LayoutCheckTest::asItShouldBe);

        assertThat(claims(facts, LayoutVerdict.CONTRADICTED)).isEmpty();
        assertThat(claims(facts, LayoutVerdict.NOT_SEEN))
                .containsExactlyInAnyOrder(LayoutClaim.CREATE_NEW_AFTER_CREATE, LayoutClaim.PATH_WITH_OPERATION);
        assertThat(facts.sizes())
                .extracting(size -> size.event() + " " + size.version() + " " + size.header() + " " + size.count() + " "
                        + size.leastBytes() + "-" + size.mostBytes())
                .contains(
                        "FltIo/PreOpInit 3 SYSTEM 1 44-44",
                        "FltIo/PreOpCompletion 3 PERFINFO 2 52-52",
                        "FileIo/Cleanup 3 SYSTEM 1 28-28");
        assertThat(facts.toString()).doesNotContain("secret", "a.sys");
    }

    @Test
    void eachThingThatIsOtherwiseIsFound() throws IOException {
        long at = START + 1000;
        assertContradicted(
                LayoutClaim.INITIAL_TIME_NOT_LATER,
                etl -> etl.cpu(0)
                        .at(at)
                        .perfInfo(FltIoEvents.preOpCompletion(at + 1, ROUTINE, OBJECT, KEY, IRP, DATA, READ)));
        assertContradicted(
                LayoutClaim.INITIAL_TIME_IN_RECORDING,
                etl -> etl.cpu(0)
                        .at(at)
                        .perfInfo(FltIoEvents.preOpCompletion(0, ROUTINE, OBJECT, KEY, IRP, DATA, READ)));
        assertContradicted(
                LayoutClaim.ROUTINE_IN_IMAGE,
                etl -> etl.cpu(0)
                        .at(at)
                        .perfInfo(FltIoEvents.preOpCompletion(at, ROUTINE + 0x100_0000, OBJECT, KEY, IRP, DATA, READ)));
        assertContradicted(
                LayoutClaim.CALLBACK_DATA_ALIGNED,
                etl -> etl.cpu(0).at(at).system(FileIoEvents.close(3, DATA + 8, OBJECT, KEY, THREAD)));
        assertContradicted(
                LayoutClaim.CALLBACK_HEADER,
                etl -> etl.cpu(0).at(at).perfInfo(FltIoEvents.preOpInit(ROUTINE, OBJECT, KEY, IRP, DATA, CLEANUP)));
        assertContradicted(
                LayoutClaim.KERNEL_ADDRESSES,
                etl -> etl.cpu(0).at(at).system(FileIoEvents.close(3, DATA, 0x7FF6_1234_0000L, KEY, THREAD)));
        assertContradicted(
                LayoutClaim.ENTRY_HAS_IRP,
                etl -> etl.cpu(0).at(at).system(FltIoEvents.preOpInit(ROUTINE, OBJECT, KEY, 0, DATA, READ)));
        assertContradicted(
                LayoutClaim.STATUS_POSSIBLE,
                etl -> etl.cpu(0).at(at).system(FileIoEvents.operationEnd(3, DATA, 0, 0x7FF6_1234)));
        assertContradicted(LayoutClaim.OPERATION_IS_CALLBACK_DATA, etl -> {
            etl.cpu(0).at(at + 100).system(FileIoEvents.cleanup(3, IRP + 8, OBJECT, KEY, THREAD));
            etl.cpu(0).at(at + 110).system(FileIoEvents.operationEnd(3, IRP + 8, 0, 0));
        });
        assertContradicted(LayoutClaim.SAME_FILE_KEY, etl -> {
            etl.cpu(0).at(at + 100).system(FltIoEvents.preOpInit(ROUTINE, OBJECT, KEY, IRP, DATA, READ));
            etl.cpu(0).at(at + 110).system(FileIoEvents.cleanup(3, DATA, OBJECT, KEY + 0x40, THREAD));
            etl.cpu(0).at(at + 120).system(FileIoEvents.operationEnd(3, DATA, 0, 0));
        });
        assertContradicted(
                LayoutClaim.MANIFEST_THREAD,
                etl -> etl.cpu(0)
                        .at(at)
                        .process(4)
                        .thread(5)
                        .event(KernelFileEvents.close(1, DATA, OBJECT, KEY, THREAD)));
    }

    private void assertContradicted(LayoutClaim claim, Content more) throws IOException {
        LayoutFacts facts = check(etl -> {
            asItShouldBe(etl);
            etl.cpu(0).process(4).thread(THREAD);
            more.write(etl);
        });
        assertThat(claims(facts, LayoutVerdict.CONTRADICTED)).as("%s", claim).contains(claim);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perfview/net.4.5.2.x86.etl",
                "perfview/diaghub.kernel.1.etl",
                "perfview/gcevents.etl",
                "etl-parser/ShutdownPerfDiagLogger.etl",
                "etl-parser/AMSITrace.etl",
                "tx/Process.etl",
                "msbuild/PerfViewData.etl",
                "syzygy/image_data_32_v0.etl",
                "syzygy/process_data_64_v3.etl"
            })
    void noRealTraceContradictsAnything(String name) {
        LayoutFacts facts = check(SharedTraces.orSkip(name));

        assertThat(claims(facts, LayoutVerdict.CONTRADICTED)).isEmpty();
        if (name.contains("net.4.5.2")) {
            assertThat(facts.claims())
                    .filteredOn(claim -> claim.claim() == LayoutClaim.CALLBACK_DATA_ALIGNED
                            || claim.claim() == LayoutClaim.MANIFEST_THREAD)
                    .allMatch(claim -> claim.agree() == 968 && claim.differ() == 0);
        }
    }
}
