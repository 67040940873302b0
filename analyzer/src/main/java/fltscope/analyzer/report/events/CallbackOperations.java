package fltscope.analyzer.report.events;

import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which operation a callback of a minifilter belongs to. Callbacks mostly carry no thread, and those of a create come before
 * the record that has its path. So a first reading numbers the operations and learns their threads and paths, and a second
 * one, in which the events come in the same order, finds the same numbers again.
 *
 * <p>Callbacks belong together when they have the callback data, the file object and the major function in common, until the
 * operation ends, a post-operation callback has come, or the first callback comes again. What is learnt is bounded; beyond
 * the bounds nothing is known.
 */
public final class CallbackOperations {
    /** The number of no operation. */
    static final int NONE = -1;

    private static final int ANY_MAJOR = -1;
    /** 32 MiB for what is learnt of them. */
    private static final int MOST_OPERATIONS = 1 << 22;

    private static final int MOST_PATH_UNITS = 1 << 23;

    private static final class Operation {
        final int number;
        final long fileObject;
        final int majorFunction;
        /** The routine and the kind of the first callback. */
        final long routine;

        final int step;
        boolean started;
        boolean ended;

        Operation(int number, long fileObject, int majorFunction, long routine, int step) {
            this.number = number;
            this.fileObject = fileObject;
            this.majorFunction = majorFunction;
            this.routine = routine;
            this.step = step;
        }

        boolean isOf(long object, int major) {
            return fileObject == object && (majorFunction == major || majorFunction == ANY_MAJOR);
        }
    }

    private RecentMap<Operation> newest = new RecentMap<>();
    private int count;
    private boolean anyCallback;

    /** By operation: its thread, one higher, so that 0 says that nothing is known. */
    private int[] threads = new int[1024];
    /** By operation: the number of its path, one higher. */
    private int[] pathNumbers = new int[1024];

    private final List<String> paths = new ArrayList<>();
    private final Map<String, Integer> numbersOfPaths = new HashMap<>();
    private int pathUnits;

    /** Takes a record of the first reading. */
    public void learn(IoRecord record) {
        switch (record.kind()) {
            case CALLBACK_START -> callback(record, 0);
            case CALLBACK_END -> callback(record, 1);
            case CALLBACK_FAILURE -> callback(record, 2);
            case OPERATION_START -> {
                int number = started(record.callbackData(), record.fileObject());
                if (number != NONE) {
                    keep(number, record);
                }
            }
            case OPERATION_END -> ended(record.callbackData());
            default -> {
                // Nothing else is about operations.
            }
        }
    }

    private void callback(IoRecord record, int step) {
        if (record.has(IoRecord.FLAG_POST)) {
            postOperation(record.callbackData(), record.fileObject(), record.majorFunction());
        } else {
            preOperation(record.callbackData(), record.fileObject(), record.majorFunction(), record.address(), step);
        }
    }

    private void keep(int number, IoRecord record) {
        if (number >= MOST_OPERATIONS) {
            return;
        }
        if (number >= threads.length) {
            int more = Math.min(MOST_OPERATIONS, 2 * number);
            threads = Arrays.copyOf(threads, more);
            pathNumbers = Arrays.copyOf(pathNumbers, more);
        }
        threads[number] = record.threadId() + 1;
        boolean path = record.operation() == FileOperation.CREATE && !record.has(IoRecord.FLAG_BINARY_PATH);
        if (path) {
            pathNumbers[number] = numberOf(record.text()) + 1;
        }
    }

    private int numberOf(String path) {
        Integer known = numbersOfPaths.get(path);
        if (known != null || pathUnits > MOST_PATH_UNITS) {
            return known == null ? NONE : known;
        }
        numbersOfPaths.put(path, paths.size());
        paths.add(path);
        pathUnits += path.length();
        return paths.size() - 1;
    }

    /** To be called between the readings. */
    void startAgain() {
        newest = new RecentMap<>();
        count = 0;
        anyCallback = false;
    }

    /** Takes a pre-operation callback; {@code step} tells its begin, end and failure apart. Returns its operation's number. */
    int preOperation(long callbackData, long fileObject, int majorFunction, long routine, int step) {
        anyCallback = true;
        Operation operation = newest.get(callbackData);
        if (operation == null
                || operation.ended
                || !operation.isOf(fileObject, majorFunction)
                || (operation.routine == routine && operation.step == step)) {
            operation = new Operation(count++, fileObject, majorFunction, routine, step);
            newest.put(callbackData, operation);
        }
        return operation.number;
    }

    /** Takes a post-operation callback and returns its operation's number. */
    int postOperation(long callbackData, long fileObject, int majorFunction) {
        Operation operation = newest.get(callbackData);
        if (operation == null || !operation.isOf(fileObject, majorFunction)) {
            return NONE;
        }
        operation.ended = true;
        return operation.number;
    }

    /** Takes the record of an operation; its own number is of use to the first reading only. */
    int started(long callbackData, long fileObject) {
        if (!anyCallback) {
            return NONE;
        }
        Operation operation = newest.get(callbackData);
        if (operation == null || operation.ended || operation.started || operation.fileObject != fileObject) {
            operation = new Operation(count++, fileObject, ANY_MAJOR, 0, NONE);
            newest.put(callbackData, operation);
        }
        operation.started = true;
        return operation.number;
    }

    /** Takes the end of an operation. */
    void ended(long callbackData) {
        Operation operation = newest.get(callbackData);
        if (operation != null) {
            operation.ended = true;
        }
    }

    /** The thread that issued an operation; -1 when not known. */
    int threadOf(int number) {
        return number == NONE || number >= threads.length ? NONE : threads[number] - 1;
    }

    /** The path that a create was for; null when not known and for other operations. */
    String pathOf(int number) {
        int path = number < 0 || number >= pathNumbers.length ? 0 : pathNumbers[number];
        return path == 0 ? null : paths.get(path - 1);
    }
}
