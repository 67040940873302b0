package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import java.util.ArrayList;
import java.util.List;

/** A pairer that is fed by hand, and what it told. */
final class PairingLog implements IoSink, PairingListener {
    final TraceState state = new TraceState();
    final Pairer pairer;
    final IoRecords records = new IoRecords(this);
    /** {@code READ 100-150}: an operation and its start and end. */
    final List<String> ended = new ArrayList<>();
    /** {@code \a 100-300}: the path of an open, its create and its close. */
    final List<String> closed = new ArrayList<>();

    /** The same of opens whose address was created again. */
    final List<String> replaced = new ArrayList<>();

    /** {@code 1 \Device\Mup CREATE pre 10/10}: filter, volume, function, phase, duration and own time in ticks. */
    final List<String> callbacks = new ArrayList<>();

    private Unfinished unfinished;
    /** Lives that were told to begin and not to end. */
    int alive;

    /** Of a recording that began at tick 0. */
    PairingLog() {
        this(0);
    }

    PairingLog(long startTicks) {
        pairer = new Pairer(startTicks, state.images(), state.volumes(), this);
    }

    @Override
    public void accept(IoRecord record) {
        state.accept(record);
        pairer.accept(record);
    }

    @Override
    public void operationEnded(Operation operation) {
        ended.add(operation.kind() + " " + operation.startTicks() + "-" + operation.endTicks());
    }

    @Override
    public void opened(FileObject epoch, IoRecord record) {
        alive++;
    }

    @Override
    public void openEnded(FileObject epoch, LifeEnd end, long ticks) {
        if (!epoch.createSeen()) {
            return;
        }
        alive--;
        String life = epoch.path() + " " + epoch.createTicks() + "-" + ticks;
        if (end == LifeEnd.CLOSED) {
            closed.add(life);
        } else if (end == LifeEnd.REPLACED && epoch.isOpened()) {
            replaced.add(life);
        }
    }

    @Override
    public void callbackMeasured(CallbackSample sample) {
        String name = pairer.filters().name(sample.filter());
        String on = pairer.volumes().name(sample.volume());
        callbacks.add((name == null ? "?" : name) + (sample.again() ? "#2" : "") + " " + on + " "
                + MajorFunction.name(sample.majorFunction()).replace("IRP_MJ_", "")
                + (sample.post() ? " post " : " pre ")
                + sample.durationTicks() + "/" + sample.ownTicks());
    }

    /** The requests that were under way at the end. */
    List<UnfinishedRequest> requests() {
        finish();
        return unfinished.requests();
    }

    /** Ends the trace; the sums must add up, whatever was fed. */
    List<FileObject> finish() {
        if (unfinished == null) {
            unfinished = pairer.finish();
            PairingCounters counters = pairer.counters();
            assertThat(counters.startsAddUp()).as("starts add up").isTrue();
            assertThat(counters.endsAddUp()).as("ends add up").isTrue();
            assertThat(counters.createsAddUp()).as("creates add up").isTrue();
            assertThat(counters.callbacksAddUp()).as("callbacks add up").isTrue();
        }
        return unfinished.opens();
    }

    /** The only open that is left. */
    FileObject onlyLeft() {
        assertThat(finish()).hasSize(1);
        return finish().get(0);
    }

    /** The open that is left at an address. */
    FileObject onlyLeft(long fileObject) {
        assertThat(finish()).filteredOn(open -> open.fileObject() == fileObject).hasSize(1);
        return finish().stream()
                .filter(open -> open.fileObject() == fileObject)
                .findFirst()
                .orElseThrow();
    }

    long count(PairingCounter counter) {
        finish();
        return pairer.counters().get(counter);
    }

    /** Every counter that is not zero, as {@code NAME=count}, in their order. */
    List<String> counts() {
        finish();
        List<String> counts = new ArrayList<>();
        for (PairingCounter counter : PairingCounter.values()) {
            if (pairer.counters().get(counter) != 0) {
                counts.add(counter + "=" + pairer.counters().get(counter));
            }
        }
        return counts;
    }
}
