package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.OpenClass;
import java.util.List;

/**
 * What to do about a class of opens without an end, and how to confirm it in a debugger. In the commands {@code <filter>} stands
 * for each filter that saw the create, {@code <object>} for the address of the FILE_OBJECT, {@code <process>} and {@code <thread>}
 * for the ids of the opener in decimal. Empty commands: nothing is to be confirmed.
 *
 * @param title what such an open is, in words
 * @param doing what to do
 * @param commands to confirm it
 */
record Advice(String title, String doing, List<String> commands) {
    static final String FILTER = "<filter>";
    static final String OBJECT = "<object>";
    static final String PROCESS = "<process>";
    static final String THREAD = "<thread>";

    private static final String ALL_FILTERS = "!fltkd.filters";
    private static final String ONE_FILTER = "!fltkd.filter " + FILTER + " 8 1";
    private static final String FILE_OBJECT = "!fileobj " + OBJECT;
    private static final String REFERENCES = "!object " + OBJECT;
    private static final String HANDLES = "!handle 0 3 0n" + PROCESS + " File";

    private static final List<String> WHO_HOLDS = List.of(ONE_FILTER, FILE_OBJECT);

    static Advice of(OpenClass openClass) {
        return switch (openClass) {
            case CREATE_PENDING ->
                new Advice(
                        "create that has not ended",
                        "look at what its thread waits for; a filter that holds it is under REQUESTS",
                        List.of("!thread -t 0n" + THREAD, "!irpfind", ONE_FILTER));
            case INDETERMINATE_LOSS ->
                new Advice(
                        "open whose end may have been lost",
                        "record again with more and larger buffers; until then nothing is known against it",
                        List.of());
            case INDETERMINATE_TRUNCATED ->
                new Advice(
                        "open whose end may have come after the recording broke off",
                        "stop the recording in order (xperf -d, wpr -stop), and copy the file afterwards",
                        List.of());
            case END_NOT_RECORDED ->
                new Advice(
                        "open whose end was not recorded",
                        "record cleanups, closes and operation ends: Kernel-File with keywords FILEIO and OP_END"
                                + " (0x60), or the kernel flags FILE_IO and FILE_IO_INIT",
                        List.of());
            case STILL_OPEN_YOUNG -> new Advice("young open", "nothing; record longer to see how it ends", List.of());
            case FILTER_OWN_UNCLOSED ->
                new Advice(
                        "open by a filter itself, not closed",
                        "close its handle (FltClose) and release its file object, at the latest in"
                                + " InstanceTeardownComplete; the filter can not unload before",
                        List.of(ALL_FILTERS, ONE_FILTER, FILE_OBJECT));
            case KNOWN_HOLDER ->
                new Advice(
                        "open without an end, by a known holder",
                        "leave the holder alone; a filter that must go releases what it holds of it in"
                                + " InstanceTeardownComplete",
                        List.of(ALL_FILTERS, ONE_FILTER, "!fltkd.instance <instance>", FILE_OBJECT));
            case IN_USE ->
                new Advice(
                        "open in use",
                        "nothing, if its holder is to keep it; a filter's unload does not wait for it",
                        List.of(FILE_OBJECT));
            case HANDLE_OUTLIVES_OPENER ->
                new Advice(
                        "open that outlives its opener",
                        "find the process that the handle was duplicated into, or what keeps the ended process's"
                                + " handles: a request that can not be cancelled, or a reference to the process",
                        List.of("!process 0n" + PROCESS + " 3", REFERENCES, FILE_OBJECT));
            case HELD_BY_SECTION_OR_CACHE ->
                new Advice(
                        "closed by all handles, held by the cache or a section",
                        "nothing; it ends when the cache lets go of it or the section is unmapped",
                        List.of(FILE_OBJECT));
            case REFERENCE_SUSPECT ->
                new Advice(
                        "closed by all handles, still referenced",
                        "look for an ObReferenceObject without its ObDereferenceObject: in the filters that saw the"
                                + " create, in their contexts and work items, and in the driver below",
                        List.of(REFERENCES, "!obtrace " + OBJECT, ONE_FILTER, FILE_OBJECT));
            case LEAK_SUSPECT ->
                new Advice(
                        "opens that pile up",
                        "look at where its opener opens it (stack) and on which way out it is not closed",
                        List.of(HANDLES, "!htrace", FILE_OBJECT));
            case UNMATCHED_OTHER ->
                new Advice(
                        "open without an end",
                        "nothing, if its opener is to keep it; else look at where it is opened",
                        WHO_HOLDS);
        };
    }
}
