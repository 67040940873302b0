package fltscope.schemas.event;

/**
 * Providers, besides the kernel groups, whose names a listing should show. Manifest providers carry their registered name
 * ({@code logman query providers}); for the classic ones that KernelTraceControl writes when it merges a trace, the names
 * are those of TraceEvent.
 */
enum KnownProvider {
    KERNEL_FILE("Microsoft-Windows-Kernel-File", "edd08927-9cc4-4e65-b970-c2560fb5c289"),
    FILTER_MANAGER("Microsoft-Windows-FilterManager", "f3c5e28e-63f6-49c7-a204-e48a1bc4b09d"),
    LOST_EVENT("RTLostEvent", "6a399ae0-4bc6-4de9-870b-3657f8947e7e"),
    KERNEL_TRACE_CONTROL("KernelTraceControl", "b3e675d7-2554-4f18-830b-2762732560de"),
    META_DATA("KernelTraceControl", "bbccf6c1-6cd1-48c4-80ff-839482e37671"),
    SYS_CONFIG("SysConfig", "9b79ee91-b5fd-41c0-a243-4248e266e9d0"),
    WIN_SAT("WinSAT", "ed54dff8-c409-4cf6-bf83-05e1e61a09c4"),
    KERNEL_PROCESS("Microsoft-Windows-Kernel-Process", "22fb2cd6-0e7b-422b-a0c7-2fad1fd0e716"),
    KERNEL_NETWORK("Microsoft-Windows-Kernel-Network", "7dd42a49-5329-4832-8dfd-43d979153a88"),
    KERNEL_DISK("Microsoft-Windows-Kernel-Disk", "c7bde69a-e1e0-4177-b6ef-283ad1525271"),
    KERNEL_REGISTRY("Microsoft-Windows-Kernel-Registry", "70eb4f03-c1de-4f73-a051-33d13d5413bd"),
    KERNEL_MEMORY("Microsoft-Windows-Kernel-Memory", "d1d93ef7-e1f2-4f45-9943-03d245fe6c00"),
    KERNEL_EVENT_TRACING("Microsoft-Windows-Kernel-EventTracing", "b675ec37-bdb6-4648-bc92-f3fdc74d3ca2"),
    FILE_INFO_MINIFILTER("Microsoft-Windows-FileInfoMinifilter", "a319d300-015c-48be-acdb-47746e154751"),
    NTFS("Microsoft-Windows-Ntfs", "3ff37a1c-a68d-4d6e-8c9b-f79e8b16c482"),
    DNS_CLIENT("Microsoft-Windows-DNS-Client", "1c95126e-7eea-49a9-a3fe-a378b03ddb4d"),
    IMMERSIVE_SHELL("Microsoft-Windows-Immersive-Shell", "315a8872-923e-4ea2-9889-33cd4754bf64"),
    DOT_NET_RUNTIME("Microsoft-Windows-DotNETRuntime", "e13c0d23-ccbc-4e12-931b-d9cc2eee27e4"),
    DOT_NET_RUNTIME_PRIVATE("Microsoft-Windows-DotNETRuntimePrivate", "763fd754-7086-4dfe-95eb-c01a46faf4ca"),
    DOT_NET_RUNTIME_RUNDOWN("Microsoft-Windows-DotNETRuntimeRundown", "a669021c-c450-4609-a035-5af59af4df18"),
    FRAMEWORK("System.Diagnostics.Eventing.FrameworkEventSource", "8e9f5090-2d75-4d03-8a81-e5afbf85daf1"),
    TPL("System.Threading.Tasks.TplEventSource", "2e5dba47-a3d2-4d16-8ee0-6671ffdcd7b5"),
    PERF_VIEW("PerfView", "a8a71ac1-040f-54a2-07ca-00a89b5ab761");

    private static final KnownProvider[] PROVIDERS = values();

    private final String label;
    private final long high;
    private final long low;

    KnownProvider(String label, String guid) {
        this.label = label;
        Guid parsed = Guid.parse(guid);
        high = parsed.high();
        low = parsed.low();
    }

    /** The provider of a GUID; null when it is not listed here. */
    static KnownProvider of(long high, long low) {
        for (KnownProvider provider : PROVIDERS) {
            if (provider.high == high && provider.low == low) {
                return provider;
            }
        }
        return null;
    }

    String label() {
        return label;
    }

    /** First half of the GUID, as in {@link Guid}. */
    long high() {
        return high;
    }

    long low() {
        return low;
    }
}
