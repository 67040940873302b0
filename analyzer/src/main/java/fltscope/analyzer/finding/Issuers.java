package fltscope.analyzer.finding;

import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.finding.holder.HandleHolders;
import fltscope.analyzer.holder.HeldHandle;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.FilterOrder;
import fltscope.analyzer.pairing.FilterTable;
import fltscope.analyzer.pairing.FirstCallbacks;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.VolumeTable;
import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.Stack;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.FilterChange;
import java.util.List;
import java.util.Locale;

/**
 * Finds out whether a filter issued a create. A filter's own opens go to the filters below it, so it does not see them itself
 * (pairing rules, section 6). In falling strength: the instance that the filter manager's own trace names; a kernel handle that is
 * open, with the filter on the stack of its making; the create's stack, where fltmgr.sys stands directly below a frame of the
 * filter; an altitude cut, where the upper filters did not see the
 * create and the lower ones did, and the thread was in the callback of the lowest one that did not; the cut alone, which names a
 * range and no filter. Where events were lost, what a filter did not see proves nothing, and the cut never names one.
 */
final class Issuers {
    private static final String FILTER_MANAGER = "fltmgr.sys";

    private final TraceState state;
    private final FilterTable filters;
    private final FilterOrder order;
    private final FirstCallbacks firstCallbacks;
    private final NormalView normal;
    private final Views views;
    private final Evidence evidence;
    private final HandleHolders holders;

    Issuers(TraceState state, Pairer pairer, NormalView normal, Views views, Evidence evidence, HandleHolders holders) {
        this.state = state;
        filters = pairer.filters();
        order = pairer.order();
        firstCallbacks = pairer.firstCallbacks();
        this.normal = normal;
        this.views = views;
        this.evidence = evidence;
        this.holders = holders;
    }

    /** Who issued the create of an open. */
    Issuer of(FileObject open) {
        Issuer issuer = byTrace(open);
        issuer = issuer == null ? byHandle(open) : issuer;
        issuer = issuer == null ? byStack(open) : issuer;
        issuer = issuer == null ? byCut(open) : issuer;
        return issuer.isFilter() ? issuer.refuted(Unloads.since(state, issuer.filter(), open.createTicks())) : issuer;
    }

    /** The first module on the stack of a kernel handle that is neither the kernel nor the filter manager has made it. */
    private Issuer byHandle(FileObject open) {
        for (HeldHandle handle : holders.kernelHandles(open)) {
            String maker = holders.makerOf(handle);
            if (maker != null && isFilter(maker)) {
                return new Issuer(
                        maker,
                        Confidence.PROVEN,
                        String.format(
                                Locale.ROOT,
                                "a kernel handle to it is open, 0x%x, which its code has made",
                                handle.value()),
                        List.of(),
                        null);
            }
        }
        return null;
    }

    /**
     * Of some filters, those that can have seen a create: one is judged only while it is loaded, and not before it was called on
     * the volume, as it may have been attached there later.
     */
    private long present(long mask, FileObject open) {
        long ticks = open.createTicks();
        boolean volumeKnown = open.volume() != VolumeTable.UNKNOWN;
        long present = mask;
        for (long left = mask; left != 0; left &= left - 1) {
            int filter = Long.numberOfTrailingZeros(left);
            if (Loads.isAbsentAt(state, filters.name(filter), ticks)
                    || (volumeKnown && firstCallbacks.ticks(filter, open.volume()) > ticks)) {
                present &= ~(1L << filter);
            }
        }
        return present;
    }

    private Issuer byStack(FileObject open) {
        Stack stack = views.stack(open);
        if (stack == null) {
            return null;
        }
        for (int i = 0; i + 1 < stack.kernelFrameCount(); i++) {
            if (isFilterManager(stack.frame(i), open)) {
                Image caller = state.images().driverAt(stack.frame(i + 1), open.createTicks());
                if (caller != null && isFilter(caller.name())) {
                    return new Issuer(
                            caller.name(),
                            Confidence.STRONG,
                            "its code called fltmgr.sys on the stack of the create",
                            List.of(),
                            null);
                }
            }
        }
        return null;
    }

    private boolean isFilterManager(long address, FileObject open) {
        Image image = state.images().driverAt(address, open.createTicks());
        return image != null && image.name().equalsIgnoreCase(FILTER_MANAGER);
    }

    /** Whether a driver is known to be a filter: by its callbacks, by what the Filter Manager said, or from a snapshot. */
    private boolean isFilter(String driver) {
        String name = driver.toLowerCase(Locale.ROOT);
        String service = FilterNames.of(name);
        if (state.filterEvents().firstSince(FilterChange.LOADED, service, Long.MIN_VALUE) != null
                || state.snapshots().altitudes().filters().stream()
                        .anyMatch(filter -> filter.name().equalsIgnoreCase(service))) {
            return true;
        }
        for (int i = 1; i < filters.count(); i++) {
            if (filters.name(i).toLowerCase(Locale.ROOT).equals(name)) {
                return !name.equals(FILTER_MANAGER);
            }
        }
        return false;
    }

    /** The filter manager tells a filter by its own name; the driver of that name where one was seen. */
    private Issuer byTrace(FileObject open) {
        String filter = state.filterInstances().filterOf(open.initiatingInstance());
        if (filter == null) {
            return null;
        }
        String driver = filter;
        for (int i = 1; i < filters.count(); i++) {
            if (FilterNames.same(filters.name(i), filter)) {
                driver = filters.name(i);
            }
        }
        return new Issuer(
                driver,
                Confidence.PROVEN,
                "the filter manager's own trace names it as the create's initiator",
                List.of(),
                null);
    }

    private Issuer byCut(FileObject open) {
        long usual = present((normal.on(open.volume()) | attachedLate(open)) & ~1L, open);
        long seen = usual & open.seenCreate();
        long missed = usual & ~open.seenCreate();
        if (missed == 0 || (seen == 0 && open.isToldByFiltersOnly()) || !isCut(missed, seen)) {
            return Issuer.APPLICATION;
        }
        List<String> above = views.names(missed);
        String lowest = above.get(above.size() - 1);
        boolean nested = open.nestedIn() != FileObject.NOT_NESTED && lowest.equals(filters.name(open.nestedIn()));
        if (nested && !evidence.mayMissAny()) {
            return new Issuer(
                    lowest,
                    Confidence.LIKELY,
                    "only the filters below it saw the create, and its thread was in a callback of this filter",
                    List.of(),
                    null);
        }
        if (seen == 0) {
            return Issuer.APPLICATION;
        }
        return new Issuer(
                null,
                Confidence.POSSIBLE,
                "the upper filters did not see the create and the lower ones did",
                above,
                null);
    }

    /** The filter in whose callback the create was issued, where it sees creates on the volume: it may have come in mid-trace. */
    private long attachedLate(FileObject open) {
        return open.nestedIn() == FileObject.NOT_NESTED ? 0 : normal.anyOn(open.volume()) & 1L << open.nestedIn();
    }

    private boolean isCut(long missed, long seen) {
        for (long m = missed; m != 0; m &= m - 1) {
            for (long s = seen; s != 0; s &= s - 1) {
                if (!order.isAbove(Long.numberOfTrailingZeros(m), Long.numberOfTrailingZeros(s))) {
                    return false;
                }
            }
        }
        return true;
    }
}
