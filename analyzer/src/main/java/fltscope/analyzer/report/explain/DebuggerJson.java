package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.UnreadLine;
import fltscope.analyzer.input.debugger.FilterFact;
import fltscope.analyzer.input.debugger.InstanceFact;
import fltscope.analyzer.input.debugger.PortFact;
import fltscope.analyzer.input.debugger.UsageCount;
import fltscope.analyzer.input.debugger.VolumeFact;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.ListNotes;
import fltscope.analyzer.state.TraceState;
import java.util.Collection;
import java.util.List;

/** Writes what a debugger shows, joined with a trace; the schema is {@code fltscope/schemas/debugger.schema.json}. */
public final class DebuggerJson {
    private final JsonOutput json;
    private final Dump dump;
    private final Analysis analysis;
    private final List<Life> lives;
    private final DumpJoin join;
    private final LifeJson lifeJson;

    private DebuggerJson(JsonOutput json, Dump dump, Analysis analysis, TraceState state, List<Life> lives) {
        this.json = json;
        this.dump = dump;
        this.analysis = analysis;
        this.lives = lives;
        join = new DumpJoin(dump, analysis, state.images());
        lifeJson = new LifeJson(json, analysis, new LifeNames(state, null, StackView.PLAIN));
    }

    /**
     * Writes it as a field of the object that is written.
     *
     * @param lives all lives of {@link Dump#fileObjects}
     */
    public static void write(JsonOutput json, Dump dump, Analysis analysis, TraceState state, List<Life> lives) {
        json.object("debugger", () -> new DebuggerJson(json, dump, analysis, state, lives).write());
    }

    private void write() {
        json.text("file", dump.file());
        json.objects("filters", dump.facts().filters(), this::filter);
        usage("usageWithoutFilter", 0);
        json.objects("instances", dump.facts().instances(), this::instance);
        json.objects("volumes", dump.facts().volumes(), this::volume);
        json.objects("ports", dump.facts().ports(), this::port);
        json.objects("fileObjects", dump.fileObjects(), address -> object(DumpedObject.of(address, dump, lives)));
        new DumpedRequestsJson(json, dump.facts().kernel(), analysis).write();
        json.objects("listedFilters", dump.listed().filters(), filter -> {
            json.text("name", filter.name());
            altitude(filter.altitude());
            json.flag("legacy", filter.legacy());
        });
        json.objects("listedInstances", dump.listed().instances(), instance -> {
            json.text("filter", instance.filter());
            json.text("name", instance.name());
            altitude(instance.altitude());
            json.text("volume", instance.volume());
            json.flag("detached", instance.detached());
        });
        json.texts("notes", ListNotes.of(dump.listed(), analysis));
        json.number("debuggerFailures", dump.facts().debuggerFailures());
        lines("unreadCommands", dump.facts().unreadCommands());
        json.number("unreadCount", dump.facts().unreadCount());
        lines("unread", dump.facts().unread());
    }

    private void lines(String name, Collection<UnreadLine> lines) {
        json.objects(name, lines, line -> {
            json.number("line", line.lineNumber());
            json.text("text", line.text());
        });
    }

    private void altitude(Altitude altitude) {
        json.text("altitude", altitude == null ? null : altitude.toString());
    }

    private void usage(String name, long filterAddress) {
        json.object(name, () -> {
            for (UsageCount count : dump.facts().usage()) {
                if (count.filterAddress() == filterAddress) {
                    json.number(count.label(), count.count());
                }
            }
        });
    }

    private void filter(FilterFact filter) {
        hex("address", filter.address());
        json.text("name", filter.name());
        altitude(filter.altitude());
        json.texts("state", filter.state());
        json.texts("flags", filter.flags());
        json.number("rundownReferences", filter.rundownReferences(), -1);
        json.number("activeOpens", filter.activeOpens(), -1);
        json.texts(
                "openFiles", filter.openFiles().stream().map(DebuggerJson::hex).toList());
        json.number("serverPorts", filter.serverPorts(), -1);
        json.number("clientPorts", filter.clientPorts(), -1);
        usage("usage", filter.address());
        DumpJoin.Joined joined = join.of(filter);
        json.text("driver", joined.driver());
        json.text("driverFoundBy", joined.how());
        json.texts(
                "ownOpens",
                analysis.opens().stream()
                        .filter(open -> joined.driver() != null
                                && open.issuer().isFilter()
                                && FilterNames.same(open.issuer().filter(), joined.driver()))
                        .map(OpenFinding::fingerprint)
                        .distinct()
                        .toList());
    }

    private void instance(InstanceFact instance) {
        hex("address", instance.address());
        json.text("name", instance.name());
        json.text("filter", instance.filterName());
        altitude(instance.altitude());
        json.text("volume", instance.volumeName());
        json.texts("state", instance.state());
        json.texts("flags", instance.flags());
        json.number("rundownReferences", instance.rundownReferences(), -1);
    }

    private void volume(VolumeFact volume) {
        hex("address", volume.address());
        json.text("name", volume.name());
        json.texts("state", volume.state());
        json.texts("flags", volume.flags());
        json.number("rundownReferences", volume.rundownReferences(), -1);
        json.number("targetedOpens", volume.targetedOpens(), -1);
    }

    private void port(PortFact port) {
        hex("address", port.address());
        json.flag("server", port.server());
        json.text("name", port.name());
        json.address("filter", port.filterAddress());
        json.number("connections", port.connections(), -1);
        json.number("messages", port.messages(), -1);
        json.flag("disconnected", port.disconnected());
    }

    private void object(DumpedObject object) {
        hex("address", object.address());
        json.text("fileName", object.fact() == null ? null : object.fact().fileName());
        json.objects("heldBy", object.references(), held -> {
            hex("filter", held.filterAddress());
            json.number("references", held.references());
        });
        json.text(
                "inTrace",
                object.life() == null
                        ? "absent"
                        : object.isConfirmed() ? "same" : object.isSame() ? "address" : "other");
        json.texts("agrees", object.agrees());
        json.texts("differs", object.differs());
        if (object.life() == null) {
            json.text("life", null);
        } else {
            json.object(
                    "life", () -> lifeJson.summary(object.life(), object.life().number()));
        }
    }

    private void hex(String name, long address) {
        json.text(name, hex(address));
    }

    static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    /** Requests that were under way when the trace ended. */
    static void underWay(JsonOutput json, String name, List<UnfinishedFinding> requests) {
        json.objects(name, requests, request -> {
            json.number("majorFunction", request.majorFunction());
            json.text("fileObject", hex(request.fileObject()));
            json.number("sinceNs", request.sinceNanos());
            json.text("filter", request.filter());
            json.flag("inCallback", request.inCallback());
        });
    }
}
