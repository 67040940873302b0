package fltscope.analyzer.state;

import java.util.Locale;

/**
 * One frame of a call stack: where a call returns to.
 *
 * @param image that holds the address; null when none is known
 * @param pdb of the image; null when it was not recorded
 */
public record StackFrame(long address, Image image, ImagePdb pdb) {
    /** The frame of an address in a process at a time. */
    public static StackFrame of(TraceState state, long address, int processId, long ticks) {
        Image image = state.images().imageAt(address, processId, ticks);
        return new StackFrame(
                address, image, image == null ? null : state.images().pdbOf(image, processId));
    }

    /** Offset from the image's base; 0 where none is known. */
    public long rva() {
        return image == null ? 0 : address - image.baseAddress();
    }

    public boolean isKernel() {
        return Addresses.isKernel(address);
    }

    /** Module and offset, {@code fltmgr.sys+0x5b1c}, or the address where no image is known. */
    @Override
    public String toString() {
        return image == null
                ? String.format(Locale.ROOT, "0x%x", address)
                : String.format(Locale.ROOT, "%s+0x%x", image.name(), rva());
    }
}
