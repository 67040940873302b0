package fltscope.analyzer.holder;

/**
 * Who made a call into the kernel: the first module on the stack that is neither the kernel nor the filter manager. One that a stack
 * key stands for becomes known when the key is defined, maybe at the end.
 */
final class CallSite {
    /** The stack has no other module than the kernel and the filter manager. */
    static final CallSite KERNEL = new CallSite("");

    /** No stack was recorded, or a frame of it is in no known image. */
    static final CallSite UNKNOWN = new CallSite(null);

    private String module;
    private long address;
    /** What a key stands for; null for a site that is known when it is made. */
    private CallSite stands;

    CallSite(String module) {
        this.module = module;
    }

    /** One that a key stands for, which is not defined yet. */
    static CallSite ofKey() {
        return new CallSite(null);
    }

    /** The key is defined. */
    void define(CallSite other, long atAddress) {
        stands = other;
        module = other.module;
        address = atAddress;
    }

    /** Itself, or what its key stands for by now. */
    CallSite known() {
        return stands == null ? this : stands;
    }

    /** Driver; empty for the kernel and the filter manager alone, null when not known. */
    String module() {
        return module;
    }

    /** Where the module made the call, of a site that a key stands for; 0 when not known. */
    long address() {
        return address;
    }
}
