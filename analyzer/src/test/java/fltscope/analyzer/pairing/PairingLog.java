package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import java.util.ArrayList;
import java.util.List;

/** A pairer that is fed by hand, and what it told. */
final class PairingLog implements IoSink, PairingSink, CallbackSink {
    final TraceState state = new TraceState();
    final Pairer pairer = new Pairer(state.images(), state.volumes(), this, this);
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

    @Override
    public void accept(IoRecord record) {
        state.accept(record);
        switch (record.kind()) {
            case OPERATION_START -> pairer.start(record);
            case OPERATION_END -> pairer.end(record);
            case CALLBACK_START -> pairer.callbackStart(record);
            case CALLBACK_END -> pairer.callbackEnd(record);
            case CALLBACK_FAILURE -> pairer.callbackFailure(record);
            case IMAGE_LOADED, IMAGE_UNLOADED -> pairer.filters().imagesChanged();
            default -> {
                // Nothing to pair.
            }
        }
    }

    @Override
    public void operationEnded(FileOperation operation, long startTicks, long endTicks, int number) {
        ended.add(operation + " " + startTicks + "-" + endTicks);
    }

    @Override
    public void opened(Epoch epoch) {
        alive++;
    }

    @Override
    public void openEnded(Epoch epoch) {
        if (epoch.createSeen()) {
            alive--;
        }
    }

    @Override
    public void callbackEnded(
            int filter,
            int volume,
            boolean again,
            int majorFunction,
            boolean post,
            long durationTicks,
            long ownTicks,
            int number) {
        String name = pairer.filters().name(filter);
        String on = pairer.volumes().name(volume);
        callbacks.add((name == null ? "?" : name) + (again ? "#2" : "") + " " + on + " "
                + MajorFunction.name(majorFunction).replace("IRP_MJ_", "") + (post ? " post " : " pre ") + durationTicks
                + "/" + ownTicks);
    }

    /** The requests that were under way at the end. */
    List<UnfinishedRequest> requests() {
        finish();
        return unfinished.requests();
    }

    @Override
    public void openClosed(Epoch epoch, long closeTicks) {
        closed.add(epoch.path() + " " + epoch.createTicks() + "-" + closeTicks);
    }

    @Override
    public void openReplaced(Epoch epoch, long createTicks) {
        replaced.add(epoch.path() + " " + epoch.createTicks() + "-" + createTicks);
    }

    /** Ends the trace; the sums must add up, whatever was fed. */
    List<Epoch> finish() {
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
    Epoch onlyLeft() {
        assertThat(finish()).hasSize(1);
        return finish().get(0);
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
