package fltscope.analyzer.report.explain;

import fltscope.analyzer.input.debugger.kernel.CallbackDataFact;
import fltscope.analyzer.input.debugger.kernel.IrpFact;
import fltscope.analyzer.input.debugger.kernel.KernelFacts;
import fltscope.analyzer.input.debugger.kernel.ThreadFact;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.result.Analysis;
import java.util.List;

/** Writes requests, threads, handles, locks and drivers that a debugger shows, joined with the requests under way at the end. */
final class DumpedRequestsJson {
    private final JsonOutput json;
    private final KernelFacts facts;
    private final Analysis analysis;

    DumpedRequestsJson(JsonOutput json, KernelFacts facts, Analysis analysis) {
        this.json = json;
        this.facts = facts;
        this.analysis = analysis;
    }

    void write() {
        json.objects("irps", facts.irps(), this::irp);
        json.objects("callbackData", facts.callbackData(), this::callbackData);
        json.objects("threads", facts.threads(), this::thread);
        json.objects("objects", facts.objects(), object -> {
            json.address("address", object.address());
            json.text("type", object.type());
            json.text("name", object.name());
            json.number("handles", object.handles(), -1);
        });
        json.objects("handles", facts.handles(), handle -> {
            json.address("handle", handle.handle());
            json.address("object", handle.object());
            json.number("processId", handle.processId(), -1);
            json.text("process", handle.image());
        });
        json.objects("locks", facts.locks(), lock -> {
            json.address("address", lock.address());
            json.text("owned", lock.owned());
            json.texts("owners", addresses(lock.owners()));
            json.texts("waiters", addresses(lock.waiters()));
        });
        json.objects("devices", facts.devices(), device -> {
            json.address("address", device.address());
            json.text("driver", device.driver());
            json.text("name", device.name());
        });
        json.objects("verifiedDrivers", facts.verified(), driver -> {
            json.text("name", driver.name());
            json.flag("loaded", driver.loaded());
            json.number("nonPaged", driver.nonPaged(), -1);
            json.number("paged", driver.paged(), -1);
        });
    }

    private static List<String> addresses(List<Long> addresses) {
        return addresses.stream().map(DebuggerJson::hex).toList();
    }

    private void irp(IrpFact irp) {
        json.address("address", irp.address());
        request(irp.majorFunction(), irp.fileObject(), irp.thread());
        json.text("driver", irp.driver());
        json.flag("completed", irp.completed());
    }

    private void callbackData(CallbackDataFact data) {
        json.address("address", data.address());
        json.address("irpCtrl", data.irpCtrl());
        json.address("irp", data.irp());
        request(data.majorFunction(), data.fileObject(), data.thread());
        json.text("device", data.device());
        json.objects("passed", data.nodes(), node -> {
            json.address("instance", node.instance());
            json.text("filter", node.filter());
            json.text("name", node.name());
            json.text("routine", node.routine());
        });
    }

    private void request(int majorFunction, long fileObject, long thread) {
        json.number("majorFunction", majorFunction, -1);
        json.address("fileObject", fileObject);
        json.address("thread", thread);
        DebuggerJson.underWay(
                json, "underWay", DumpedRequests.underWay(analysis.unfinished(), majorFunction, fileObject));
    }

    private void thread(ThreadFact thread) {
        json.address("address", thread.address());
        json.number("processId", Integer.toUnsignedLong(thread.processId()));
        json.number("threadId", Integer.toUnsignedLong(thread.threadId()));
        json.text("process", thread.image());
        json.texts("irps", addresses(thread.irps()));
        DebuggerJson.underWay(json, "underWay", DumpedRequests.underWay(analysis.unfinished(), thread));
    }
}
