package fltscope.analyzer.report.events;

import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which request each callback of a trace was of, which thread issued it, and which path it was to open. Callbacks mostly carry
 * no thread, and those of a create come before the record that has its path. So this listens to the pairing in one reading, and
 * the reading that lists the events counts their callbacks in the same order and asks by that count.
 *
 * <p>The thread is that of the file operation which the request is: the pairing also knows a likely one, which a listing must not
 * show as a fact. What is learnt is bounded; beyond the bounds nothing is known.
 */
public final class CallbackRequests implements PairingListener {
    /** The number of no request. */
    static final int NONE = 0;

    /** 64 MiB for the requests of so many callbacks. */
    private static final int MOST_CALLBACKS = 1 << 24;
    /** 32 MiB for what is learnt of them. */
    private static final int MOST_REQUESTS = 1 << 22;

    private static final int MOST_PATH_UNITS = 1 << 23;

    private final int mostCallbacks;
    private final int mostRequests;
    /** By callback: the number of its request. */
    private final Ints requests = new Ints();
    /** By request: its thread, one higher, so that 0 says that nothing is known. */
    private final Ints threads = new Ints();
    /** By request: the number of its path, one higher. */
    private final Ints pathNumbers = new Ints();

    private final List<String> paths = new ArrayList<>();
    private final Map<String, Integer> numbersOfPaths = new HashMap<>();
    private int callbackCount;
    private int requestCount;
    private int pathUnits;

    CallbackRequests() {
        this(MOST_CALLBACKS, MOST_REQUESTS);
    }

    CallbackRequests(int mostCallbacks, int mostRequests) {
        this.mostCallbacks = mostCallbacks;
        this.mostRequests = mostRequests;
    }

    /** Numbers that are added at the end or there already; 0 beyond. */
    private static final class Ints {
        private int[] values = new int[1024];

        void set(int at, int value) {
            if (at >= values.length) {
                values = Arrays.copyOf(values, Math.max(at + 1, 2 * values.length));
            }
            values[at] = value;
        }

        int get(int at) {
            return at < values.length ? values[at] : 0;
        }
    }

    @Override
    public void requestBegan(Request request, IoRecord record) {
        request.group(requestCount < mostRequests ? ++requestCount : NONE);
    }

    /** What a filter sends down once more may be for another path: from here on it is numbered apart. */
    @Override
    public void requestReissued(Request request, IoRecord record) {
        int thread = threads.get(request.group());
        requestBegan(request, record);
        if (request.group() != NONE) {
            threads.set(request.group(), thread);
        }
    }

    @Override
    public void joined(Request request, Operation operation) {
        if (request.group() == NONE) {
            return;
        }
        if (operation.threadId() != -1) {
            threads.set(request.group(), operation.threadId() + 1);
        }
        FileObject open = operation.epoch();
        if (operation.kind() == FileOperation.CREATE && open != null && !open.binaryPath()) {
            pathNumbers.set(request.group(), numberOf(open.path()) + 1);
        }
    }

    private int numberOf(String path) {
        Integer known = numbersOfPaths.get(path);
        if (known != null || pathUnits > MOST_PATH_UNITS) {
            return known == null ? -1 : known;
        }
        numbersOfPaths.put(path, paths.size());
        paths.add(path);
        pathUnits += path.length();
        return paths.size() - 1;
    }

    @Override
    public void callbackEntered(Request request, IoRecord record) {
        callback(request);
    }

    @Override
    public void callbackReturned(Request request, IoRecord record, boolean paired) {
        callback(request);
    }

    @Override
    public void callbackFailed(Request request, IoRecord record, boolean paired) {
        callback(request);
    }

    private void callback(Request request) {
        if (callbackCount < mostCallbacks) {
            requests.set(callbackCount++, request.group());
        }
    }

    /** Number of the request of the callback event that comes behind so many others; {@link #NONE} when not known. */
    int requestOf(long callbacksBefore) {
        return callbacksBefore < callbackCount ? requests.get((int) callbacksBefore) : NONE;
    }

    /** The thread that issued a request; -1 when not known. */
    int threadOf(int request) {
        return threads.get(request) - 1;
    }

    /** The path that a create was for; null when not known and for other requests. */
    String pathOf(int request) {
        int path = pathNumbers.get(request);
        return path == 0 ? null : paths.get(path - 1);
    }
}
