package fltscope.analyzer.cli.capture;

import fltscope.collector.live.LiveMachine;
import fltscope.collector.live.Recording;
import java.io.PrintWriter;
import java.util.List;

/** Where a capture goes: a queue, or .etl files. */
interface CaptureTarget extends AutoCloseable {
    /** Starts the capture; called once. */
    Recording start(LiveMachine machine);

    /** Is about to be stopped: the last look at the machine. */
    void beforeEnd(LiveMachine machine);

    /** Bytes written so far. */
    long bytes();

    /** Opens that are alive; -1 where they are not counted. */
    int opens();

    /** Whether the filter of {@code --until-unload} was seen to be unloaded. */
    boolean unloaded();

    /** What {@code fltscope analyze} takes to read what was written. */
    List<String> analyzeArguments();

    /**
     * The capture is closed and has ended in order.
     *
     * @param out takes what there is to say of it
     */
    void end(PrintWriter out);

    /** Lets go of what was written. */
    @Override
    void close();
}
