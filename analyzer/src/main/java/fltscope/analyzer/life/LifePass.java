package fltscope.analyzer.life;

import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.state.Images;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import java.util.List;

/** A reading of a trace that pairs it for the sake of lives in it alone. */
public final class LifePass implements IoSink {
    private final TraceState state = new TraceState();
    private final LifeCollector lives;
    private final Pairer pairer;

    /**
     * @param startTicks when the recording began
     * @param images the drivers that a reading before this one has seen in the whole trace
     */
    public LifePass(long startTicks, Images images, LifeCollector lives) {
        this.lives = lives;
        pairer = new Pairer(startTicks, images, state.volumes(), lives);
    }

    @Override
    public void accept(IoRecord record) {
        state.accept(record);
        lives.accept(record);
        pairer.accept(record);
    }

    /** The trace has ended: the lives that were asked for, in the order in which they began. */
    public List<Life> finish() {
        pairer.finish();
        return lives.finish();
    }
}
