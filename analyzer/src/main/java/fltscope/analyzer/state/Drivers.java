package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The images of kernel mode, sorted by base. At any one moment no two overlap: a load where another image is known ends that
 * one, since its unload must have been lost.
 */
final class Drivers {
    private static final int CACHED = 256;
    private static final int CACHE_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(CACHED);

    private Image[] images = new Image[256];
    private int count;
    private long mostBytes;

    /**
     * Where the addresses that were asked for lately lie: callbacks come from a few routines again and again. An entry stays
     * right while its image is loaded, since no other one overlaps it.
     */
    private final long[] cachedAddresses = new long[CACHED];

    private final Image[] cachedImages = new Image[CACHED];

    /** The image that holds this address at this time; null when none is known. */
    Image at(long address, long ticks) {
        int cell = LongMap.spread(address, CACHE_SHIFT);
        Image cached = cachedImages[cell];
        if (cached != null && cachedAddresses[cell] == address && isLoadedAt(cached, ticks)) {
            return cached;
        }
        Image found = find(address, ticks);
        cachedAddresses[cell] = address;
        cachedImages[cell] = found;
        return found;
    }

    private Image find(long address, long ticks) {
        Image justUnloaded = null;
        for (int i = firstAbove(address) - 1; i >= 0 && address - images[i].baseAddress() < mostBytes; i--) {
            Image image = images[i];
            if (image.contains(address)) {
                if (isLoadedAt(image, ticks)) {
                    return image;
                }
                if (image.unloadedTicks() == ticks && image.loadedTicks() <= ticks) {
                    justUnloaded = image;
                }
            }
        }
        return justUnloaded;
    }

    /** When a driver of this name, in whatever case, left its place that had been there at {@code ticks}; AFTER_TRACE if it did not. */
    long unloadedSince(String name, long ticks) {
        long first = Moments.AFTER_TRACE;
        for (int i = 0; i < count; i++) {
            Image image = images[i];
            if (isLoadedAt(image, ticks) && image.name().equalsIgnoreCase(name)) {
                first = Math.min(first, image.unloadedTicks());
            }
        }
        return first;
    }

    /** Whether drivers of this name, in whatever case, are known, and none of them was loaded at {@code ticks}. */
    boolean isAbsentAt(String name, long ticks) {
        boolean known = false;
        for (int i = 0; i < count; i++) {
            if (images[i].name().equalsIgnoreCase(name)) {
                if (isLoadedAt(images[i], ticks)) {
                    return false;
                }
                known = true;
            }
        }
        return known;
    }

    void forEachLoadOf(String name, Consumer<Image> action) {
        for (int i = 0; i < count; i++) {
            if (images[i].name().equalsIgnoreCase(name)) {
                action.accept(images[i]);
            }
        }
    }

    private static boolean isLoadedAt(Image image, long ticks) {
        return image.loadedTicks() <= ticks && ticks < image.unloadedTicks();
    }

    /** Takes an IMAGE_LOADED. */
    void loaded(IoRecord record) {
        long base = record.address();
        long bytes = record.extent();
        boolean rundown = record.has(IoRecord.FLAG_RUNDOWN);
        long since = Moments.BEFORE_TRACE;
        for (int i = firstAbove(base + bytes - 1) - 1; i >= 0 && base - images[i].baseAddress() < mostBytes; i--) {
            Image image = images[i];
            if (!image.overlaps(base, bytes)) {
                continue;
            }
            if (image.isLoaded()) {
                if (image.isToldBy(record)) {
                    return;
                }
                image.unload(record.timeTicks());
            }
            since = Math.max(since, image.unloadedTicks());
        }
        add(record, rundown ? since : record.timeTicks(), Moments.AFTER_TRACE);
    }

    /** Takes an IMAGE_UNLOADED; of an image that is not known it tells that it has been there. */
    void unloaded(IoRecord record) {
        long base = record.address();
        long bytes = record.extent();
        long since = Moments.BEFORE_TRACE;
        for (int i = firstAbove(base + bytes - 1) - 1; i >= 0 && base - images[i].baseAddress() < mostBytes; i--) {
            Image image = images[i];
            if (!image.overlaps(base, bytes)) {
                continue;
            }
            if (image.isLoaded()) {
                image.unload(record.timeTicks());
                if (image.isToldBy(record)) {
                    return;
                }
            }
            since = Math.max(since, image.unloadedTicks());
        }
        if (since < record.timeTicks()) {
            add(record, since, record.timeTicks());
        }
    }

    private void add(IoRecord record, long loadedTicks, long unloadedTicks) {
        long base = record.address();
        if (count == images.length) {
            images = Arrays.copyOf(images, 2 * count);
        }
        int at = firstAbove(base);
        System.arraycopy(images, at, images, at + 1, count - at);
        images[at] = Image.of(record, loadedTicks, unloadedTicks);
        count++;
        mostBytes = Math.max(mostBytes, record.extent());
    }

    /** Index of the first image whose base is above the address. */
    private int firstAbove(long address) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (images[middle].baseAddress() <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
