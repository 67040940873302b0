package fltscope.collector.handover;

import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Lets one thread read and normalize while another concludes: a bounded number of blocks goes back and forth between them, so
 * memory does not follow the trace and whoever is faster waits. The records are the same, in the same order, as without it.
 *
 * <p>Everything that the reading wrote (counters, what it counted) is visible to the caller when {@link #run} returns.
 */
public final class RecordHandover {
    private static final int BLOCKS = 4;

    private final BlockingQueue<RecordBlock> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<RecordBlock> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private RecordBlock filling;
    private RuntimeException failure;
    private Error error;

    /** The thread that takes the records has given up. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super(null, null, false, false);
        }
    }

    private RecordHandover() {
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new RecordBlock());
        }
    }

    /**
     * Runs {@code reading} on a thread of its own, where there is a second processor for it, and gives what it sends to
     * {@code sink} on this thread. What either of them throws is thrown here; all records that were sent before reach the sink.
     */
    public static void run(Consumer<IoSink> reading, IoSink sink) {
        if (Runtime.getRuntime().availableProcessors() == 1) {
            reading.accept(sink);
        } else {
            new RecordHandover().start(reading, sink);
        }
    }

    private void start(Consumer<IoSink> reading, IoSink sink) {
        Thread reader = new Thread(() -> read(reading), "reader");
        reader.setDaemon(true);
        reader.start();
        try {
            for (RecordBlock block = full.take(); block != RecordBlock.END; block = full.take()) {
                block.drainTo(sink);
                empty.add(block);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } finally {
            // Without effect on one that has ended; one that waits for an empty block gives up.
            reader.interrupt();
            await(reader);
        }
        if (error != null) {
            throw error;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void await(Thread reader) {
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Consumer<IoSink> reading) {
        try {
            filling = empty.take();
            reading.accept(this::send);
        } catch (Abandoned | InterruptedException e) {
            return;
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            error = e;
        }
        full.add(filling);
        full.add(RecordBlock.END);
    }

    private void send(IoRecord record) {
        if (filling.add(record)) {
            return;
        }
        full.add(filling);
        try {
            filling = empty.take();
        } catch (InterruptedException e) {
            throw new Abandoned();
        }
        if (!filling.add(record)) {
            throw new IllegalStateException("a record is larger than a block");
        }
    }
}
