package fltscope.analyzer.holder;

import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.Images;
import fltscope.analyzer.state.LongMap;
import fltscope.schemas.record.IoRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds who made a call by the stack of an event. The module of an address is looked up once, until drivers are loaded or unloaded.
 */
final class CallSites {
    /** Addresses and keys that are remembered. */
    private static final int MOST = 1 << 16;

    private static final long FIRST_OF_KERNEL_32 = 0x8000_0000L;

    private final Images images;
    private final LongMap<CallSite> byKey = new LongMap<>();
    private final Map<String, CallSite> byModule = new HashMap<>();
    private LongMap<CallSite> addresses = new LongMap<>();
    private long lastAddress;

    CallSites(Images images) {
        this.images = images;
    }

    /** Drivers came or went. */
    void imagesChanged() {
        if (addresses.size() > 0) {
            addresses = new LongMap<>();
        }
    }

    /** Whether a stack has a half in kernel mode. */
    static boolean isOfKernel(IoRecord stack) {
        return stack.addressCount() > 0 && isKernel(stack.address(0));
    }

    /** The user half of addresses is positive, and below 2 GiB in 32 bit. */
    private static boolean isKernel(long address) {
        return address < 0 || (address >= FIRST_OF_KERNEL_32 && address <= 0xFFFF_FFFFL);
    }

    /** Who is on a stack; {@link #lastAddress} is then the address of the call. */
    CallSite of(IoRecord stack) {
        for (int i = 0; i < stack.addressCount(); i++) {
            long address = stack.address(i);
            if (!isKernel(address)) {
                break;
            }
            CallSite site = at(address, stack.timeTicks());
            if (site != CallSite.KERNEL) {
                lastAddress = address;
                return site;
            }
        }
        lastAddress = 0;
        return CallSite.KERNEL;
    }

    /** Where the module that was found last made its call; 0 for none. */
    long lastAddress() {
        return lastAddress;
    }

    private CallSite at(long address, long ticks) {
        CallSite site = addresses.get(address);
        if (site == null) {
            site = look(address, ticks);
            if (addresses.size() < MOST) {
                addresses.put(address, site);
            }
        }
        return site;
    }

    private CallSite look(long address, long ticks) {
        Image image = images.driverAt(address, ticks);
        if (image == null) {
            return CallSite.UNKNOWN;
        }
        if (CallModules.isSystem(image)) {
            return CallSite.KERNEL;
        }
        String name = image.name().toLowerCase(Locale.ROOT);
        if (byModule.size() == MOST) {
            return byModule.getOrDefault(name, CallSite.UNKNOWN);
        }
        return byModule.computeIfAbsent(name, key -> new CallSite(image.name()));
    }

    /** What a key stands for, now or when it is defined. */
    CallSite ofKey(long key) {
        CallSite site = byKey.get(key);
        if (site == null) {
            if (byKey.size() == MOST) {
                return CallSite.UNKNOWN;
            }
            site = CallSite.ofKey();
            byKey.put(key, site);
        }
        return site;
    }

    /** A key is defined; the next use of it may stand for another stack. */
    void keyDefined(IoRecord record) {
        CallSite site = byKey.remove(record.address());
        if (site != null) {
            CallSite known = of(record);
            site.define(known, lastAddress);
        }
    }
}
