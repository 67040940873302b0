package fltscope.collector.live;

import java.util.List;

/** A capture that runs: started, watched about once a second, closed once. */
public interface Recording extends AutoCloseable {
    /**
     * Looks after the capture.
     *
     * @throws RuntimeException what has ended it, if anything has: it is to be closed then
     */
    void watch();

    /** Events taken so far; -1 where they go by and are not counted. */
    long events();

    /** Events and buffers lost so far. */
    long lost();

    /** What was left out, and why; one line each. More may come while it runs, behind those that were there. */
    List<String> notes();

    /**
     * Stops the sessions and keeps what they still have. Does nothing a second time.
     *
     * @throws RuntimeException when a session could not be stopped, or something of what was recorded not be kept
     */
    @Override
    void close();
}
