package fltscope.analyzer.cli.output;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ctrl-C, and whatever else asks the process to end, as a wish: a command that is to be ended that way sees it, ends in order,
 * and its exit code is the process's. Ctrl-C at any other time ends the process at once.
 */
public final class Interruption implements AutoCloseable {
    private static final long MOST_SECONDS = 60;
    private static final AtomicReference<Interruption> HEEDED = new AtomicReference<>();

    private final PrintWriter errors;
    private final String tooLong;
    private final Thread hook = new Thread(this::run, "fltscope-interruption");
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode;

    private Interruption(PrintWriter errors, String tooLong) {
        this.errors = errors;
        this.tooLong = tooLong;
    }

    /**
     * From now on until {@link #close} the process ends when the command has, if it is asked to.
     *
     * @param tooLong what is said when that has taken a minute, and the process ends all the same
     */
    public static Interruption heeded(PrintWriter errors, String tooLong) {
        Interruption interruption = new Interruption(errors, tooLong);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        HEEDED.set(interruption);
        return interruption;
    }

    /** The JVM waits for this before it ends. */
    private void run() {
        asked.countDown();
        try {
            if (ended.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode);
            }
            errors.println(tooLong);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process was asked to end. */
    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits that long, but not when the process is asked to end; returns whether it was. */
    public boolean await(long ms) throws InterruptedException {
        return asked.await(ms, TimeUnit.MILLISECONDS);
    }

    /** The command is done with what can be ended in order. If the process was asked to end, it does when all is. */
    @Override
    public void close() {
        try {
            if (Runtime.getRuntime().removeShutdownHook(hook)) {
                HEEDED.compareAndSet(this, null);
            }
        } catch (IllegalStateException e) {
            // The JVM is ending: this is why the command has ended, and ended() follows.
        }
    }

    /** The program has ended and all its output is out: a process that was asked to end does so now, with this exit code. */
    public static void ended(int exitCode) {
        Interruption heeded = HEEDED.get();
        if (heeded != null) {
            heeded.exitCode = exitCode;
            heeded.ended.countDown();
        }
    }
}
