package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.input.debugger.kernel.CallbackDataFact;
import fltscope.analyzer.input.debugger.kernel.CompletionNode;
import fltscope.analyzer.input.debugger.kernel.DeviceFact;
import fltscope.analyzer.input.debugger.kernel.HandleFact;
import fltscope.analyzer.input.debugger.kernel.IrpFact;
import fltscope.analyzer.input.debugger.kernel.KernelFacts;
import fltscope.analyzer.input.debugger.kernel.LockFact;
import fltscope.analyzer.input.debugger.kernel.ObjectFact;
import fltscope.analyzer.input.debugger.kernel.ThreadFact;
import fltscope.analyzer.input.debugger.kernel.VerifiedDriver;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Elapsed;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.TextPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Requests, threads, handles, locks and drivers that a debugger shows, as text. A request is joined with those under way when the
 * trace ended by its file object and function, a thread by its id.
 */
final class DumpedRequests {
    private final TextPage page;
    private final KernelFacts facts;
    private final Analysis analysis;

    DumpedRequests(TextPage page, Dump dump, Analysis analysis) {
        this.page = page;
        facts = dump.facts().kernel();
        this.analysis = analysis;
    }

    void write() {
        for (IrpFact irp : facts.irps()) {
            if (facts.callbackData().stream().noneMatch(data -> irp.address() != 0 && data.irp() == irp.address())) {
                irp(irp);
            }
        }
        facts.callbackData().forEach(this::callbackData);
        facts.threads().forEach(this::thread);
        facts.handles().forEach(this::handle);
        facts.locks().forEach(this::lock);
        others();
    }

    private void irp(IrpFact irp) {
        String driver = irp.driver() == null ? "" : " at " + Escape.text(irp.driver());
        page.wrapped(
                "  ",
                4,
                (irp.address() == 0 ? "an Irp" : "Irp " + LifeNames.address(irp.address()))
                        + request(irp.majorFunction(), irp.fileObject(), irp.thread())
                        + driver
                        + (irp.completed() ? ", completed" : ""));
        inTrace(irp.majorFunction(), irp.fileObject());
    }

    private void callbackData(CallbackDataFact data) {
        String irp = data.irp() == 0 ? "" : ", Irp " + LifeNames.address(data.irp());
        page.wrapped(
                "  ",
                4,
                (data.address() == 0
                                ? "IRP_CTRL " + LifeNames.address(data.irpCtrl())
                                : "callback data " + LifeNames.address(data.address()))
                        + irp
                        + request(data.majorFunction(), data.fileObject(), data.thread())
                        + (data.device() == null ? "" : " on " + Escape.text(data.device())));
        if (!data.nodes().isEmpty()) {
            List<String> nodes = data.nodes().stream().map(DumpedRequests::node).toList();
            page.item("passed", String.join(", ", nodes) + ", whose post-operation callback is due");
        }
        inTrace(data.majorFunction(), data.fileObject());
    }

    private static String node(CompletionNode node) {
        String name = node.filter() == null ? LifeNames.address(node.instance()) : Escape.text(node.filter());
        return node.routine() == null ? name : name + " (" + Escape.text(node.routine()) + ")";
    }

    private String request(int majorFunction, long fileObject, long thread) {
        return (majorFunction < 0 ? "" : ", " + LifeNames.function(majorFunction))
                + (fileObject == 0 ? "" : " of FILE_OBJECT " + LifeNames.address(fileObject))
                + (thread == 0 ? "" : ", issued by " + thread(thread));
    }

    /** {@code svchost.exe (1728) thread 20684} where the text shows the thread, else its address. */
    private String thread(long address) {
        ThreadFact thread = facts.thread(address);
        if (thread == null) {
            return "thread " + LifeNames.address(address);
        }
        String image = thread.image() == null ? "process" : Escape.text(thread.image());
        return image + " (" + Integer.toUnsignedString(thread.processId()) + ") thread "
                + Integer.toUnsignedString(thread.threadId());
    }

    private void inTrace(int majorFunction, long fileObject) {
        if (fileObject == 0) {
            return;
        }
        List<UnfinishedFinding> same = underWay(analysis.unfinished(), majorFunction, fileObject);
        if (same.isEmpty()) {
            page.item("trace", "no such request of this file object was under way when it ended");
        }
        for (UnfinishedFinding request : same) {
            page.item(
                    "trace", "under way when it ended, since " + Elapsed.moment(request.sinceNanos()) + where(request));
        }
    }

    /**
     * The requests of a file object that were under way when the trace ended.
     *
     * @param majorFunction -1 for any
     * @param fileObject 0 for none
     */
    static List<UnfinishedFinding> underWay(List<UnfinishedFinding> all, int majorFunction, long fileObject) {
        return all.stream()
                .filter(request -> fileObject != 0
                        && request.fileObject() == fileObject
                        && (majorFunction < 0 || request.majorFunction() == majorFunction))
                .toList();
    }

    /** Those that a thread has issued. */
    static List<UnfinishedFinding> underWay(List<UnfinishedFinding> all, ThreadFact thread) {
        return all.stream()
                .filter(request -> request.threadId() == thread.threadId() && thread.threadId() != 0)
                .toList();
    }

    private static String where(UnfinishedFinding request) {
        return request.filter() == null
                ? ""
                : (request.inCallback() ? ", in a callback of " : ", pended below ")
                        + Escape.text(FilterNames.of(request.filter()));
    }

    private void thread(ThreadFact thread) {
        List<String> irps = thread.irps().stream().map(LifeNames::address).toList();
        page.wrapped(
                "  ",
                4,
                "thread " + LifeNames.address(thread.address()) + ", " + thread(thread.address())
                        + (irps.isEmpty() ? "" : ", Irps " + String.join(", ", irps)));
        List<String> requests = new ArrayList<>();
        for (UnfinishedFinding request : underWay(analysis.unfinished(), thread)) {
            requests.add(LifeNames.function(request.majorFunction()) + " of " + LifeNames.address(request.fileObject())
                    + where(request));
        }
        page.item(
                "trace",
                requests.isEmpty()
                        ? "no request of this thread was under way when it ended"
                        : "under way when it ended: " + String.join("; ", requests));
    }

    private void handle(HandleFact handle) {
        String process = handle.processId() < 0
                ? "a process not shown"
                : (handle.image() == null ? "process" : Escape.text(handle.image())) + " ("
                        + Integer.toUnsignedString(handle.processId()) + ")";
        ObjectFact object = facts.objects().stream()
                .filter(shown -> shown.address() == handle.object())
                .findFirst()
                .orElse(null);
        page.wrapped(
                "  ",
                4,
                String.format(Locale.ROOT, "handle 0x%x of ", handle.handle()) + process + " to "
                        + (object == null ? "object " : Escape.text(object.type()) + " ")
                        + LifeNames.address(handle.object())
                        + (object == null || object.name() == null ? "" : " " + Escape.text(object.name())));
    }

    private void lock(LockFact lock) {
        page.wrapped("  ", 4, "ERESOURCE " + LifeNames.address(lock.address()) + ": " + Escape.text(lock.owned()));
        page.item(
                "owned by",
                String.join("; ", lock.owners().stream().map(this::thread).toList()));
        if (!lock.waiters().isEmpty()) {
            page.item(
                    "waited for",
                    String.join("; ", lock.waiters().stream().map(this::thread).toList()));
        }
    }

    private void others() {
        for (ObjectFact object : facts.objects()) {
            if (facts.handles().stream().noneMatch(handle -> handle.object() == object.address())) {
                page.wrapped(
                        "  ",
                        4,
                        "object " + LifeNames.address(object.address()) + ", " + Escape.text(object.type())
                                + (object.name() == null ? "" : " " + Escape.text(object.name()))
                                + (object.handles() < 0 ? "" : ", " + Digits.counted(object.handles(), "handle")));
            }
        }
        if (!facts.devices().isEmpty()) {
            List<String> drivers = facts.devices().stream()
                    .map(DeviceFact::driver)
                    .map(Escape::text)
                    .toList();
            page.wrapped("  ", 4, "devices, highest first: " + String.join(", ", drivers));
        }
        for (VerifiedDriver driver : facts.verified()) {
            String allocations = driver.nonPaged() < 0
                    ? ""
                    : ", allocations not freed: nonpaged " + Digits.grouped(driver.nonPaged()) + ", paged "
                            + Digits.grouped(driver.paged());
            page.wrapped(
                    "  ",
                    4,
                    "Driver Verifier watches " + Escape.text(driver.name()) + (driver.loaded() ? "" : " (not loaded)")
                            + allocations);
        }
    }
}
