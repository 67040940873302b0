package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every stream of records, however broken. {@link PairingLog#finish} checks that the sums add up. */
class PairingPropertyTest {
    private static final int[] STATUSES = {
        IoRecords.SUCCESS,
        IoRecords.SUCCESS,
        IoRecords.SUCCESS,
        IoRecords.NOT_FOUND,
        IoRecords.REPARSE,
        IoRecords.DISALLOW_FAST_IO
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyStartAndEveryEndLeavesOnceFromAnyStream(int seed) {
        for (int round = 0; round < 50; round++) {
            Random random = new Random(1000L * seed + round);
            PairingLog log = new PairingLog();
            int irps = 1 + random.nextInt(6);
            int objects = 1 + random.nextInt(6);
            long ticks = 0;
            int ends = 0;
            int starts = 0;
            for (int i = 0; i < 400; i++) {
                ticks += random.nextInt(3);
                log.records.at(ticks).cpu(random.nextInt(2));
                if (random.nextInt(4) == 0) {
                    log.records.kernelFile();
                } else {
                    log.records.fileIo();
                }
                long irp = 0x1000L + random.nextInt(irps);
                if (random.nextInt(2) == 0) {
                    log.records.end(irp, STATUSES[random.nextInt(STATUSES.length)]);
                    ends++;
                } else {
                    FileOperation operation =
                            FileOperation.of(random.nextInt(2) == 0 ? 0 : random.nextInt(FileOperation.COUNT));
                    log.records.operation(operation, irp, 0xA000 + random.nextInt(objects));
                    starts++;
                }
            }
            List<FileObject> left = log.finish();
            assertThat(log.count(PairingCounter.OPENS_LEFT))
                    .isEqualTo(left.size())
                    .isLessThanOrEqualTo(objects);
            assertThat(log.ended).hasSize(Math.toIntExact(log.count(PairingCounter.OPERATIONS_PAIRED)));
            assertThat(log.closed).hasSize(Math.toIntExact(log.count(PairingCounter.OPENS_CLOSED)));
            assertThat(log.count(PairingCounter.OPERATION_STARTS)
                            + log.count(PairingCounter.OPERATION_ENDS)
                            + log.count(PairingCounter.DUPLICATES)
                            + log.count(PairingCounter.REISSUED))
                    .as("every record is counted once")
                    .isEqualTo(starts + ends);
            for (PairingCounter counter : PairingCounter.values()) {
                assertThat(log.count(counter)).as(counter.label()).isNotNegative();
            }
            assertThat(new HashSet<>(left)).as("no epoch is in two places").hasSameSizeAs(left);
            assertThat(left).extracting(FileObject::fileObject).doesNotHaveDuplicates();
        }
    }

    /** A machine that loses nothing: what it opens it closes, with addresses and pointers used again at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aStreamWithoutLossPairsInFullAndLeavesNothingInMemory(int seed) {
        Random random = new Random(seed);
        Machine machine = new Machine(random, seed % 2 == 0);
        for (int i = 0; i < 20_000; i++) {
            machine.step();
        }
        machine.drain();
        assertThat(machine.log.pairer.openCount()).isZero();
        assertThat(machine.log.finish()).isEmpty();
        assertThat(machine.log.closed).hasSize(machine.opened);
        assertThat(machine.log.count(PairingCounter.CREATES_FAILED)).isEqualTo(machine.failed);
        assertThat(machine.log.count(PairingCounter.OPERATIONS_PAIRED)).isEqualTo(machine.operations);
        for (PairingCounter counter : List.of(
                PairingCounter.END_MISSING,
                PairingCounter.END_PENDING,
                PairingCounter.START_MISSING,
                PairingCounter.OPENS_ENDED_IMPLICITLY,
                PairingCounter.CLEANUPS_REPEATED,
                PairingCounter.CLEANUPS_WITHOUT_CREATE,
                PairingCounter.CLOSES_WITHOUT_CLEANUP,
                PairingCounter.CLOSES_WITHOUT_CREATE)) {
            assertThat(machine.log.count(counter)).as(counter.label()).isZero();
        }
    }

    /** Losing records of a healthy machine makes ends missing; it never makes a close of what was not closed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void lossNeverInventsAnEnd(int seed) {
        Random random = new Random(seed);
        Machine machine = new Machine(random, false);
        machine.keep = 0.9;
        for (int i = 0; i < 20_000; i++) {
            machine.step();
        }
        machine.drain();
        machine.log.finish();
        assertThat(machine.log.closed.size()).isLessThanOrEqualTo(machine.opened + machine.failed);
        assertThat(machine.realCloses)
                .containsAll(machine.log.closed.stream()
                        .map(line -> line.substring(line.lastIndexOf('-') + 1))
                        .toList());
    }

    /** Eight threads that open, read, clean up and close; all paths differ. */
    private static final class Machine {
        private static final int THREADS = 8;

        final PairingLog log = new PairingLog();
        final Random random;
        final boolean bothProviders;
        final List<Long> free = new ArrayList<>(List.of(0xA000L, 0xB000L, 0xC000L));
        final long[] object = new long[THREADS];
        final int[] stage = new int[THREADS];
        final Set<String> realCloses = new HashSet<>();
        double keep = 1;
        long ticks;
        int opened;
        int failed;
        int operations;

        private final IoRecords kept;

        Machine(Random random, boolean bothProviders) {
            this.random = random;
            this.bothProviders = bothProviders;
            kept = new IoRecords(this::send);
        }

        private void send(IoRecord record) {
            if (random.nextDouble() < keep) {
                log.accept(record);
            }
        }

        void step() {
            work(random.nextInt(THREADS), false);
        }

        void drain() {
            for (int thread = 0; thread < THREADS; thread++) {
                while (stage[thread] != 0) {
                    work(thread, true);
                }
            }
        }

        /** Stage 0: nothing is open; 1 creating; 2 open; 3 reading; 4 cleaning up; 5 cleaned up; 6 closing. */
        private void work(int thread, boolean finish) {
            ticks += 1 + random.nextInt(5);
            long irp = 0x1000 + 0x10L * thread;
            kept.at(ticks).cpu(thread % 2).by(100 + thread, 200 + thread);
            switch (stage[thread]) {
                case 0 -> {
                    object[thread] = free.isEmpty() ? 0xD000L + 0x80 * ticks : free.remove(free.size() - 1);
                    start(FileOperation.CREATE, irp, object[thread]);
                    stage[thread] = 1;
                }
                case 1 -> {
                    boolean fails = random.nextInt(6) == 0;
                    end(irp, fails ? IoRecords.NOT_FOUND : IoRecords.SUCCESS);
                    stage[thread] = fails ? 0 : 2;
                    if (fails) {
                        failed++;
                        free.add(object[thread]);
                    } else {
                        opened++;
                    }
                }
                case 2 -> {
                    boolean reads = !finish && random.nextInt(3) > 0;
                    start(reads ? FileOperation.READ : FileOperation.CLEANUP, irp, object[thread]);
                    stage[thread] = reads ? 3 : 4;
                }
                case 3, 4 -> {
                    end(irp, IoRecords.SUCCESS);
                    stage[thread] = stage[thread] == 3 ? 2 : 5;
                }
                case 5 -> {
                    start(FileOperation.CLOSE, irp, object[thread]);
                    realCloses.add(Long.toString(ticks));
                    stage[thread] = 6;
                }
                default -> {
                    end(irp, IoRecords.SUCCESS);
                    free.add(object[thread]);
                    stage[thread] = 0;
                }
            }
        }

        private void start(FileOperation operation, long irp, long fileObject) {
            operations++;
            for (int i = 0; i < (bothProviders ? 2 : 1); i++) {
                provider(i);
                if (operation == FileOperation.CREATE) {
                    kept.create(irp, fileObject, "\\" + operations);
                } else {
                    kept.operation(operation, irp, fileObject);
                }
            }
        }

        private void end(long irp, int status) {
            for (int i = 0; i < (bothProviders ? 2 : 1); i++) {
                provider(i);
                kept.end(irp, status);
            }
        }

        private void provider(int i) {
            if (i == 0) {
                kept.fileIo();
            } else {
                kept.kernelFile();
            }
        }
    }
}
