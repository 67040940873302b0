package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;
import java.util.Arrays;

/**
 * The images of the processes. They are many (each process has some fifty) and asked for only when a stack is printed, so a
 * load is 20 bytes and a question is a walk over the loads of one process id.
 *
 * <p>An image that comes back to its place with no other in between counts as if it had stayed: a library that is loaded
 * and unloaded in a loop, or a program that is started again and again under a reused id, takes no more room.
 */
final class UserImages {
    /** The loads of one process id, over all of its lives, in the order in which they became known. */
    private static final class Loads {
        int count;
        int[] modules = new int[8];
        long[] loadedTicks = new long[8];
        long[] unloadedTicks = new long[8];

        void add(int module, long loaded, long unloaded) {
            if (count == modules.length) {
                modules = Arrays.copyOf(modules, 2 * count);
                loadedTicks = Arrays.copyOf(loadedTicks, 2 * count);
                unloadedTicks = Arrays.copyOf(unloadedTicks, 2 * count);
            }
            modules[count] = module;
            loadedTicks[count] = loaded;
            unloadedTicks[count++] = unloaded;
        }
    }

    private final Modules modules = new Modules();
    private final LongMap<Loads> byProcess = new LongMap<>();

    /** The image that holds this address in this process at this time; null when none is known. */
    Image at(long address, int processId, long ticks) {
        Loads loads = byProcess.get(processId);
        int found = -1;
        for (int i = 0; loads != null && i < loads.count; i++) {
            if (loads.loadedTicks[i] <= ticks
                    && ticks <= loads.unloadedTicks[i]
                    && modules.image(loads.modules[i]).contains(address)
                    && (found < 0 || loads.loadedTicks[i] >= loads.loadedTicks[found])) {
                found = i;
            }
        }
        return found < 0
                ? null
                : modules.image(loads.modules[found]).at(loads.loadedTicks[found], loads.unloadedTicks[found]);
    }

    /** Whether an image of this path, in whatever case, is loaded when the trace ends. */
    boolean isInUse(String path) {
        boolean[] found = new boolean[1];
        byProcess.forEach(loads -> {
            for (int i = 0; i < loads.count && !found[0]; i++) {
                found[0] = loads.unloadedTicks[i] == Moments.AFTER_TRACE
                        && modules.image(loads.modules[i]).path().equalsIgnoreCase(path);
            }
        });
        return found[0];
    }

    /** Takes an IMAGE_LOADED. */
    void loaded(IoRecord record) {
        Loads loads = loads(record);
        int module = modules.idOf(record);
        int before = lastAtThePlace(loads, module);
        if (before >= 0 && loads.modules[before] == module) {
            loads.unloadedTicks[before] = Moments.AFTER_TRACE;
            return;
        }
        if (before >= 0 && loads.unloadedTicks[before] == Moments.AFTER_TRACE) {
            loads.unloadedTicks[before] = record.timeTicks();
        }
        long since = before < 0 ? Moments.BEFORE_TRACE : loads.unloadedTicks[before];
        boolean rundown = record.has(IoRecord.FLAG_RUNDOWN);
        loads.add(module, rundown ? since : record.timeTicks(), Moments.AFTER_TRACE);
    }

    /** Takes an IMAGE_UNLOADED; of an image that is not known it tells that it has been there. */
    void unloaded(IoRecord record) {
        Loads loads = loads(record);
        int module = modules.idOf(record);
        int before = lastAtThePlace(loads, module);
        if (before < 0) {
            loads.add(module, Moments.BEFORE_TRACE, record.timeTicks());
        } else if (loads.unloadedTicks[before] == Moments.AFTER_TRACE) {
            loads.unloadedTicks[before] = record.timeTicks();
        } else if (loads.modules[before] != module) {
            loads.add(module, loads.unloadedTicks[before], record.timeTicks());
        }
    }

    /** The process has ended, or its id begins a new life: nothing is loaded any more. */
    void processEnded(int processId, long ticks) {
        Loads loads = byProcess.get(processId);
        for (int i = 0; loads != null && i < loads.count; i++) {
            if (loads.unloadedTicks[i] == Moments.AFTER_TRACE) {
                loads.unloadedTicks[i] = ticks;
            }
        }
    }

    private Loads loads(IoRecord record) {
        Loads loads = byProcess.get(record.processId());
        if (loads == null) {
            loads = new Loads();
            byProcess.put(record.processId(), loads);
        }
        return loads;
    }

    /** The load that became known last of those that overlap the module; -1 for none. */
    private int lastAtThePlace(Loads loads, int module) {
        for (int i = loads.count - 1; i >= 0; i--) {
            if (modules.overlap(loads.modules[i], module)) {
                return i;
            }
        }
        return -1;
    }
}
