package fltscope.analyzer.unload;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.finding.Confidence;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.holder.HandleHolder;
import fltscope.analyzer.finding.holder.ReferencedBy;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.Analyzer;
import fltscope.schemas.event.PoolTag;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.FilterChange;
import fltscope.schemas.record.FilterFact;
import fltscope.schemas.trace.TraceCounters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random machines, in each of which holders of every kind are planted beside innocent twins: what looks alike and holds nothing. Every
 * planted one is found with its proof, and no filter is accused of another above "possible". {@code -Dfltscope.holders.machines=2000}
 * tries more of them.
 */
class HolderPropertyTest {
    private static final int MACHINES = Integer.getInteger("fltscope.holders.machines", 150);
    private static final long KERNEL = 0xFFFF_F800_0A20_0000L;
    private static final long FLTMGR = 0xFFFF_F800_0D40_0000L;
    private static final long FILTERS = 0xFFFF_F800_0E00_0000L;
    private static final long FILTER_BYTES = 0x10_0000;
    private static final int FILE = 37;
    private static final int EVENT = 16;
    private static final int REASON_UNLOAD = 2;
    private static final long FIRST_KEY = 0x5000;

    /** What becomes of an open. */
    private enum Plan {
        CLOSED,
        HANDLE,
        HANDLE_CLOSED,
        DUPLICATE,
        DUPLICATE_CLOSED,
        INHERITED,
        VIEW,
        VIEW_GONE,
        VIEW_OF_THE_DEAD,
        REFERENCE,
        REFERENCE_GIVEN_BACK,
        REFERENCE_HANDED_OVER,
        REFERENCE_OF_THE_KERNEL,
        DELETED,
        KERNEL_HANDLE_OF_A_FILTER,
        KERNEL_HANDLE_OF_THE_KERNEL,
        INITIATED
    }

    private static final class Open {
        final Plan plan;
        final int number;
        final int filter;
        final long object;
        final long key;
        final int process;
        final int other;
        final List<Runnable> steps = new ArrayList<>();

        Open(Plan plan, int number, int filter) {
            this.plan = plan;
            this.number = number;
            this.filter = filter;
            object = 0xFFFF_A000_0000_0000L + 0x1000L * number;
            key = 0xFFFF_C000_0000_0000L + 0x1000L * number;
            process = 1000 + 4 * number;
            other = 100_000 + 4 * number;
        }
    }

    private static final class Machine {
        final SplittableRandom random;
        final Analyzer analyzer = new Analyzer(IoRecords.header());
        final IoRecords out = new IoRecords(analyzer);
        final int filters;
        /** The last filter hands references over to others, which give them back. */
        final int handing;

        final boolean listed;
        final boolean keys;
        final Map<Long, Open> byObject = new HashMap<>();
        final long[] queued;
        final long[] references;
        final long[] own;
        long ticks = 1_000_000;
        int numbers;
        final List<long[]> keyFrames = new ArrayList<>();

        Machine(long seed) {
            random = new SplittableRandom(seed);
            filters = 2 + random.nextInt(3);
            handing = filters - 1;
            listed = random.nextBoolean();
            keys = random.nextInt(4) == 0;
            queued = new long[filters];
            references = new long[filters];
            own = new long[filters];
        }

        long base(int filter) {
            return FILTERS + FILTER_BYTES * filter;
        }

        String name(int filter) {
            return "flt" + filter;
        }

        long instance(int filter) {
            return 0xFFFF_E000_0312_0000L + 0x1000L * filter;
        }

        IoRecords now() {
            ticks += 20 + random.nextInt(2_000);
            return out.at(ticks);
        }

        void drivers() {
            now().imageThere(4, KERNEL, 0x100_0000, "\\SystemRoot\\system32\\ntoskrnl.exe");
            now().imageThere(4, FLTMGR, 0x7_0000, "\\SystemRoot\\System32\\drivers\\fltmgr.sys");
            for (int i = 0; i < filters; i++) {
                now().imageThere(4, base(i), FILTER_BYTES, "\\SystemRoot\\System32\\drivers\\" + name(i) + ".sys");
                now().filterChanged(FilterChange.LOADED, 0, name(i));
                now().instanceTold(instance(i), name(i), "10" + i + "000");
                now().filterFact(FilterFact.SETUP, instance(i), 0, 0, 0, 0, name(i), "\\Device\\Mup");
            }
            now().by(4, 8).referenced(0x77, PoolTag.of("Dflt"), 1);
            now().by(4, 8).handleCreated(0x77, 0x9000, EVENT);
        }

        Open open(Plan plan, int filter) {
            Open open = new Open(plan, ++numbers, filter);
            byObject.put(open.object, open);
            open.steps.add(() -> {
                now().processStarted(open.process, "app" + open.number + ".exe")
                        .threadStarted(open.process, open.process + 1);
                at(open).create(irp(open), open.object, "\\Device\\Mup\\share\\file" + open.number);
                at(open).end(irp(open));
            });
            open.steps.add(() -> at(open).operation(FileOperation.QUERY_INFORMATION, irp(open), open.object, open.key)
                    .end(irp(open)));
            return open;
        }

        IoRecords at(Open open) {
            return now().by(open.process, open.process + 1);
        }

        static long irp(Open open) {
            return 0x10_0000L + 0x100L * open.number;
        }

        int tag(Open open) {
            return PoolTag.of(open.number % 2 == 0 ? "Dflt" : "Rf0" + open.filter);
        }

        void reference(Open open, int count, int thread, long... frames) {
            now().by(open.process, thread).referenced(open.object, tag(open), count);
            long eventTicks = ticks;
            if (keys) {
                out.stackKey(eventTicks, keyOf(frames));
            } else {
                now().by(open.process, thread).stack(eventTicks, frames);
            }
        }

        /** A stack that comes again has the key that it had. */
        private long keyOf(long... frames) {
            for (int i = 0; i < keyFrames.size(); i++) {
                if (Arrays.equals(keyFrames.get(i), frames)) {
                    return FIRST_KEY + i;
                }
            }
            keyFrames.add(frames);
            return FIRST_KEY + keyFrames.size() - 1;
        }

        long[] stack(int filter, int offset) {
            return filter < 0
                    ? new long[] {KERNEL + 1, KERNEL + 2, FLTMGR + 3}
                    : new long[] {KERNEL + 1, FLTMGR + 3, base(filter) + offset, FLTMGR + 5, KERNEL + 6};
        }

        /** A filter takes a reference and gives it back, or the kernel gives it back for it. */
        void referenceLife(Open open) {
            int giver = open.filter == handing ? -1 : open.filter;
            reference(open, 1, open.process + 1, stack(open.filter, 0x44));
            reference(open, -1, open.process + 1, stack(giver, 0x88));
        }

        void cleanup(Open open) {
            open.steps.add(() -> at(open).cleanup(irp(open), open.object).end(irp(open)));
        }

        void close(Open open) {
            open.steps.add(() -> at(open).close(irp(open), open.object).end(irp(open)));
        }

        void plan(Open open) {
            int value = 0x40 + 4 * open.number;
            switch (open.plan) {
                case CLOSED -> {
                    open.steps.add(() -> at(open).handleCreated(open.object, value, FILE));
                    open.steps.add(() -> referenceLife(open));
                    cleanup(open);
                    open.steps.add(() -> at(open).objectDeleted(open.object, FILE));
                    close(open);
                    open.steps.add(() -> at(open).handleClosed(open.object, value, FILE));
                }
                case HANDLE -> open.steps.add(() -> at(open).handleCreated(open.object, value, FILE));
                case HANDLE_CLOSED -> {
                    open.steps.add(() -> at(open).handleCreated(open.object, value, FILE));
                    open.steps.add(() -> at(open).handleClosed(open.object, value, FILE));
                }
                case DUPLICATE, DUPLICATE_CLOSED -> {
                    open.steps.add(() -> at(open).handleCreated(open.object, value, FILE));
                    open.steps.add(() -> {
                        now().processStarted(open.other, "other.exe");
                        at(open).handleDuplicated(open.object, open.process, value, open.other, value + 2, FILE);
                        at(open).handleClosed(open.object, value, FILE);
                    });
                    if (open.plan == Plan.DUPLICATE_CLOSED) {
                        open.steps.add(
                                () -> now().by(open.other, open.other + 1).handleClosed(open.object, value + 2, FILE));
                    }
                }
                case INHERITED -> {
                    open.steps.add(() -> at(open).handleCreated(open.object, value, FILE));
                    open.steps.add(() -> {
                        at(open).handleDuplicated(open.object, open.process, value, open.process, value, FILE);
                        at(open).childStarted(open.other, "child.exe");
                        at(open).handleClosed(open.object, value, FILE);
                    });
                }
                case VIEW, VIEW_GONE, VIEW_OF_THE_DEAD -> {
                    long base = 0x7FF0_0000_0000L + 0x1_0000L * open.number;
                    open.steps.add(() -> {
                        now().processStarted(open.other, "mapper.exe");
                        at(open).viewMapped(open.other, base, open.key);
                    });
                    if (open.plan == Plan.VIEW_GONE) {
                        open.steps.add(() -> at(open).viewUnmapped(open.other, base, open.key));
                    } else if (open.plan == Plan.VIEW_OF_THE_DEAD) {
                        open.steps.add(() -> now().processEnded(open.other, "mapper.exe"));
                    }
                    cleanup(open);
                }
                case REFERENCE -> {
                    open.steps.add(() -> reference(open, 1, open.process + 1, stack(open.filter, 0x44)));
                    cleanup(open);
                    references[open.filter]++;
                }
                case REFERENCE_GIVEN_BACK -> {
                    open.steps.add(() -> reference(open, 1, open.process + 1, stack(open.filter, 0x44)));
                    cleanup(open);
                    open.steps.add(() -> reference(open, -1, 8, stack(open.filter, 0xCC)));
                }
                case REFERENCE_HANDED_OVER -> {
                    open.steps.add(() -> reference(open, 1, open.process + 1, stack(handing, 0x44)));
                    cleanup(open);
                    open.steps.add(() -> reference(open, -1, 8, stack(-1, 0)));
                }
                case REFERENCE_OF_THE_KERNEL -> {
                    open.steps.add(() -> reference(open, 1, open.process + 1, stack(-1, 0)));
                    cleanup(open);
                }
                case DELETED -> {
                    open.steps.add(() -> reference(open, 1, open.process + 1, stack(open.filter, 0x44)));
                    cleanup(open);
                    open.steps.add(() -> at(open).objectDeleted(open.object, FILE));
                }
                case KERNEL_HANDLE_OF_A_FILTER, KERNEL_HANDLE_OF_THE_KERNEL -> {
                    boolean ofFilter = open.plan == Plan.KERNEL_HANDLE_OF_A_FILTER;
                    open.steps.add(() -> {
                        at(open).handleCreated(open.object, 0x8000_0000 | value, FILE);
                        long eventTicks = ticks;
                        at(open).stack(eventTicks, stack(ofFilter ? open.filter : -1, 0x200));
                    });
                    own[open.filter] += ofFilter ? 1 : 0;
                }
                case INITIATED -> {
                    // On the create's way back, before anything is done with the open.
                    open.steps.add(1, () -> at(open).initiatorTold(instance(open.filter), 0, 0, open.object));
                    own[open.filter]++;
                }
            }
        }

        /** The steps of all, each in its order, mixed. */
        void mix(List<Open> opens) {
            List<Open> left = new ArrayList<>(opens);
            while (!left.isEmpty()) {
                int i = random.nextInt(Math.min(6, left.size()));
                Open open = left.get(i);
                open.steps.remove(0).run();
                if (open.steps.isEmpty()) {
                    left.remove(i);
                }
            }
        }

        void filterManager() {
            for (int filter = 0; filter < filters; filter++) {
                for (int item = 0; item < 4; item++) {
                    long address = 0x5_0000L + 0x1000L * filter + 0x10L * item;
                    now().filterFact(
                                    FilterFact.WORK_QUEUED,
                                    instance(filter),
                                    address,
                                    base(filter) + 0x10,
                                    0,
                                    0,
                                    "",
                                    "");
                    if (random.nextBoolean()) {
                        now().filterFact(
                                        FilterFact.WORK_RUN,
                                        instance(filter),
                                        address,
                                        base(filter) + 0x10,
                                        0,
                                        0,
                                        "",
                                        "");
                    } else {
                        queued[filter]++;
                    }
                }
            }
        }

        Analysis analysis() {
            drivers();
            List<Open> ordinary = new ArrayList<>();
            for (int filter = 0; filter < filters; filter++) {
                for (int i = 0; i < 16; i++) {
                    ordinary.add(open(Plan.CLOSED, filter));
                }
            }
            ordinary.forEach(this::plan);
            mix(ordinary);
            List<Open> planted = new ArrayList<>();
            for (Plan plan : Plan.values()) {
                for (int i = 0; i < 1 + random.nextInt(2); i++) {
                    planted.add(open(plan, random.nextInt(filters - 1)));
                }
            }
            planted.forEach(this::plan);
            mix(planted);
            filterManager();
            int torn = random.nextInt(filters);
            now().filterFact(FilterFact.TEARDOWN, instance(torn), 0, 0, 0, REASON_UNLOAD, name(torn), "\\Device\\Mup");
            ticks += 120 * IoRecords.SECOND;
            for (int i = 0; i < keyFrames.size(); i++) {
                now().stackKeyDefined(FIRST_KEY + i, keyFrames.get(i));
            }
            now().typeNamed(FILE, "File").typeNamed(EVENT, "Event");
            if (listed) {
                list(planted);
            }
            now().stillRecording();
            return analyzer.finish(new TraceCounters());
        }

        private void list(List<Open> opens) {
            for (Open open : opens) {
                int value = 0x40 + 4 * open.number;
                switch (open.plan) {
                    case HANDLE -> now().handleListed(open.object, open.process, value, FILE, "");
                    case DUPLICATE -> now().handleListed(open.object, open.other, value + 2, FILE, "");
                    case INHERITED -> now().handleListed(open.object, open.other, value, FILE, "");
                    case KERNEL_HANDLE_OF_A_FILTER, KERNEL_HANDLE_OF_THE_KERNEL ->
                        now().handleListed(open.object, 4, 0x8000_0000 | value, FILE, "");
                    default -> {}
                }
            }
            now().handleListed(0x9999, 4, 0x8000_1234, EVENT, "");
        }
    }

    @Test
    void everyPlantedHolderIsFoundAndNoneIsInvented() {
        for (long seed = 1; seed <= MACHINES; seed++) {
            Machine machine = new Machine(seed);
            Analysis analysis = machine.analysis();
            String at = "machine " + seed;
            for (OpenFinding open : analysis.opens()) {
                Open planted = machine.byObject.get(open.file().fileObject());
                assertOpen(at + ", open " + planted.number + " " + planted.plan, machine, planted, open);
            }
            assertThat(analysis.opens())
                    .as(at)
                    .extracting(open -> machine.byObject.get(open.file().fileObject()).plan)
                    .doesNotContain(Plan.CLOSED)
                    .contains(Plan.HANDLE, Plan.VIEW, Plan.REFERENCE, Plan.INITIATED);
            assertThat(analysis.probe().holds()).as(at).isTrue();
            for (int filter = 0; filter < machine.filters; filter++) {
                assertAccount(at + ", " + machine.name(filter), machine, filter, analysis);
            }
        }
    }

    private static void assertOpen(String at, Machine machine, Open planted, OpenFinding open) {
        List<HandleHolder> handles = open.handles() == null ? List.of() : open.handles();
        List<Integer> holders = handles.stream().map(HandleHolder::processId).toList();
        switch (planted.plan) {
            case HANDLE -> assertThat(holders).as(at).containsExactly(planted.process);
            case DUPLICATE, INHERITED -> assertThat(holders).as(at).containsExactly(planted.other);
            case KERNEL_HANDLE_OF_A_FILTER, KERNEL_HANDLE_OF_THE_KERNEL ->
                assertThat(holders).as(at).containsExactly(4);
            default -> assertThat(holders).as(at).isEmpty();
        }
        boolean inUse = planted.plan == Plan.HANDLE
                || planted.plan == Plan.DUPLICATE
                || planted.plan == Plan.INHERITED
                || planted.plan == Plan.KERNEL_HANDLE_OF_THE_KERNEL;
        assertThat(open.openClass() == OpenClass.IN_USE).as(at).isEqualTo(inUse);
        boolean own = planted.plan == Plan.KERNEL_HANDLE_OF_A_FILTER || planted.plan == Plan.INITIATED;
        assertThat(open.openClass() == OpenClass.FILTER_OWN_UNCLOSED).as(at).isEqualTo(own);
        if (own) {
            assertThat(open.confidence()).as(at).isEqualTo(Confidence.PROVEN);
            assertThat(open.issuer().filter()).as(at).startsWith(machine.name(planted.filter));
        }
        assertThat(open.holding().views()).as(at).hasSize(planted.plan == Plan.VIEW ? 1 : 0);
        ReferencedBy held = open.holding().strongReference();
        if (planted.plan == Plan.REFERENCE) {
            assertThat(held).as(at).isNotNull();
            assertThat(held.module()).as(at).isEqualTo(machine.name(planted.filter) + ".sys");
            assertThat(open.confidence()).as(at).isGreaterThanOrEqualTo(Confidence.STRONG);
        } else {
            assertThat(held).as(at).isNull();
        }
    }

    private static void assertAccount(String at, Machine machine, int filter, Analysis analysis) {
        UnloadAccount account = analysis.unloads().stream()
                .filter(one -> one.filter().equals(machine.name(filter)))
                .findFirst()
                .orElseThrow();
        assertRow(at, account, UnloadRowKind.WORK_ITEMS, machine.queued[filter], Confidence.PROVEN);
        assertRow(at, account, UnloadRowKind.FILE_REFERENCES, machine.references[filter], Confidence.STRONG);
        assertRow(at, account, UnloadRowKind.OWN_OPENS, machine.own[filter], Confidence.PROVEN);
        for (UnloadRowKind kind : List.of(UnloadRowKind.CALLBACKS, UnloadRowKind.PENDED, UnloadRowKind.REFERENCES)) {
            assertThat(account.row(kind).count()).as(at + " " + kind).isZero();
        }
        assertThat(account.blockers())
                .as(at)
                .isEqualTo(machine.queued[filter] + machine.references[filter] + machine.own[filter]);
    }

    private static void assertRow(String at, UnloadAccount account, UnloadRowKind kind, long count, Confidence least) {
        UnloadRow row = account.row(kind);
        assertThat(row.isRecorded()).as(at + " " + kind).isTrue();
        if (count == 0 && row.count() > 0) {
            assertThat(row.proof()).as(at + " " + kind).isEqualTo(Confidence.POSSIBLE);
        } else {
            assertThat(row.count()).as(at + " " + kind).isEqualTo(count);
        }
        if (count > 0) {
            assertThat(row.proof()).as(at + " " + kind).isGreaterThanOrEqualTo(least);
        }
    }
}
