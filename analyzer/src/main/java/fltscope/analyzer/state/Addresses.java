package fltscope.analyzer.state;

/** Tells the halves of the address space apart. */
final class Addresses {
    private Addresses() {}

    /**
     * Whether code at this address runs in kernel mode: the upper half of 64 bits, or of 32 bits where pointers are that
     * short. A 64-bit trace has next to nothing between 2 and 4 GiB, so the size of a pointer need not be known.
     */
    static boolean isKernel(long address) {
        return address < 0 || address >>> 31 == 1;
    }
}
