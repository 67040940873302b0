package fltscope.analyzer.cli;

import fltscope.collector.live.LiveMachine;
import fltscope.collector.live.Recording;
import java.nio.file.Path;
import java.util.List;

/** Where a capture goes: a queue, or .etl files. */
interface CaptureTarget extends AutoCloseable {
    /** Starts the capture; called once. */
    Recording start(LiveMachine machine);

    /** Is about to be stopped: the last look at the machine. */
    void beforeEnd(LiveMachine machine);

    /** Bytes written so far. */
    long bytes();

    /** Whether the filter of {@code --until-unload} was seen to be unloaded. */
    boolean unloaded();

    /** What was written, to be named in a command line that reads it. */
    List<Path> files();

    /** The capture is closed and has ended in order. */
    void end();

    /** Lets go of what was written. */
    @Override
    void close();
}
