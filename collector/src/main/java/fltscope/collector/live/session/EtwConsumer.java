package fltscope.collector.live.session;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import fltscope.collector.live.win32.EtwFunctions;
import fltscope.collector.live.win32.EventRecordCallback;
import fltscope.collector.live.win32.WindowsError;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;

/**
 * Takes the events of one session in real time, on a thread of its own, until the session is stopped or the consumer is
 * closed. What the sink throws ends the delivery; it is kept for {@link #failure}.
 */
public final class EtwConsumer implements AutoCloseable {
    private static final long INVALID_HANDLE = -1L;
    private static final long LAST_EVENTS_MS = 60_000;

    private final String sessionName;
    private final LiveSink sink;
    private final LiveEvent events = new LiveEvent();
    /** Native code keeps its address only: it must stay reachable. */
    private final EventRecordCallback callback = this::deliver;

    private final TraceLogfile logfile;
    private final long handle;
    private final Thread thread;
    private volatile long delivered;
    private volatile RuntimeException failure;
    private boolean closed;

    /**
     * Opens the session and starts to take its events.
     *
     * @param ended is run on the consumer's thread when no more come
     * @throws TraceException when it can not be opened
     */
    public EtwConsumer(String sessionName, LiveSink sink, Runnable ended) {
        this.sessionName = sessionName;
        this.sink = sink;
        logfile = new TraceLogfile(sessionName, callback);
        handle = EtwFunctions.OpenTraceW(logfile.memory());
        if (handle == INVALID_HANDLE) {
            throw WindowsError.failed("the events of " + sessionName + " can not be read", Native.getLastError());
        }
        thread = new Thread(() -> process(ended), sessionName);
        thread.start();
    }

    private void process(Runnable ended) {
        try {
            Memory handles = new Memory(Long.BYTES);
            handles.setLong(0, handle);
            int error = EtwFunctions.ProcessTrace(handles, 1, null, null);
            if (error != WindowsError.SUCCESS && failure == null) {
                failure = WindowsError.failed("the events of " + sessionName + " have ended", error);
            }
        } finally {
            ended.run();
        }
    }

    /** Runs on the thread of ProcessTrace; an exception must not reach native code. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others look
    private void deliver(long eventRecord) {
        if (failure == null) {
            try {
                sink.event(events.read(eventRecord), eventRecord);
                delivered++;
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) {
                failure = new IllegalStateException(e);
            }
        }
    }

    /** Events taken so far. */
    public long delivered() {
        return delivered;
    }

    /** What has ended the delivery; null while all is well. */
    public RuntimeException failure() {
        return failure;
    }

    /** Waits until the last events of a session that has been stopped are in, then lets go of it. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            joinAtMost(LAST_EVENTS_MS);
            int error = EtwFunctions.CloseTrace(handle);
            if (error == WindowsError.CTX_CLOSE_PENDING) {
                joinAtMost(LAST_EVENTS_MS);
            }
            if (thread.isAlive() && failure == null) {
                failure =
                        new TraceException(ErrorKind.USAGE, "capture", "the events of " + sessionName + " do not end");
            }
        }
    }

    private void joinAtMost(long ms) {
        try {
            thread.join(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
