package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.Issuer;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.OpenUse;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.finding.holder.HandleHolder;
import fltscope.analyzer.finding.holder.MappedBy;
import fltscope.analyzer.finding.holder.ReferencedBy;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.report.stack.StackJson;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.state.StackFrame;
import fltscope.schemas.event.CreateDisposition;
import fltscope.schemas.event.CreateOptions;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.event.NtStatus;
import fltscope.schemas.event.ShareAccess;
import java.util.List;

/** The opens without an end and the requests under way, as a part of the JSON of an analysis. */
public final class OpenJson {
    private static final int UNKNOWN_ID = -1;
    private static final int OPTIONS_MASK = 0x00FF_FFFF;
    private static final int DISPOSITION_SHIFT = 24;

    private final JsonOutput json;
    private final Shown shown;
    private final StackView stacks;

    public OpenJson(JsonOutput json, Shown shown, StackView stacks) {
        this.json = json;
        this.shown = shown;
        this.stacks = stacks;
    }

    public void write(Analysis analysis) {
        json.objects("opens", analysis.opens(), this::open);
        json.objects("unfinished", analysis.unfinished(), this::request);
    }

    private void open(OpenFinding open) {
        Shown.HiddenBy hiddenBy = shown.hiddenBy(open);
        json.text("class", open.openClass().label());
        json.text("severity", open.severity().label());
        json.text("confidence", open.confidence().label());
        json.text("reason", open.reason());
        json.text("kind", open.kind());
        json.text("fingerprint", open.fingerprint());
        json.text("patternFingerprint", open.patternFingerprint());
        json.text("hiddenBy", hiddenBy == null ? null : hiddenBy.label());
        json.address("fileObject", open.file().fileObject());
        json.address("fileKey", open.file().fileKey());
        json.text("path", open.file().path());
        json.flag("openedById", open.file().openedById());
        json.text("volume", open.file().volume());
        json.object("opener", () -> {
            json.number("processId", open.opener().process(), UNKNOWN_ID);
            json.text("image", open.opener().image());
            json.number("threadId", open.opener().thread(), UNKNOWN_ID);
        });
        json.object("issuer", () -> issuer(open.issuer()));
        json.object("create", () -> create(open));
        json.number("cleanupNs", open.use().cleanupNanos(), OpenUse.NEVER);
        json.object("last", () -> {
            json.number("ns", open.use().lastNanos());
            function(open.use().lastMajorFunction());
        });
        json.number("ageNs", open.use().ageNanos());
        json.number("pendingOperations", open.use().pendingOperations());
        json.number("pendingRequests", open.use().pendingRequests());
        json.object("seenBy", () -> {
            json.texts("create", open.seenBy().create());
            json.texts("cleanup", open.seenBy().cleanup());
            json.texts("close", open.seenBy().close());
        });
        json.texts("stack", open.stack().stream().map(StackFrame::toString).toList());
        if (stacks.hasSymbols()) {
            json.objects("frames", StackJson.rows(open.stack(), stacks), row -> row.forEach(json::value));
        }
        handles(open.handles());
        json.objects("views", open.holding().views(), this::view);
        json.objects("references", open.holding().references(), this::reference);
        json.flag("deleted", open.holding().deleted());
        json.text("holder", open.holder() == null ? null : open.holder().label());
        json.text("explanation", open.holder() == null ? null : open.holder().explanation());
    }

    /** null where no list of handles tells. */
    private void handles(List<HandleHolder> handles) {
        if (handles == null) {
            json.text("handles", null);
            return;
        }
        json.objects("handles", handles, handle -> {
            json.number("processId", handle.processId());
            json.text("image", handle.image());
            json.flag("alive", handle.alive());
            json.bits("handle", (int) handle.value());
            json.bits("grantedAccess", handle.grantedAccess());
            json.number("sinceNs", handle.sinceNanos(), HandleHolder.UNKNOWN);
            json.text("origin", handle.origin());
            json.number("fromProcessId", handle.fromProcess(), UNKNOWN_ID);
        });
    }

    private void view(MappedBy view) {
        json.number("processId", view.processId());
        json.text("image", view.image());
        json.address("viewBase", view.viewBase());
        json.number("bytes", view.bytes());
        json.flag("ofImage", view.ofImage());
        json.number("sinceNs", view.sinceNanos());
    }

    private void reference(ReferencedBy held) {
        json.text("module", held.module());
        json.text("tag", held.tag());
        json.number("surplus", held.surplus());
        json.number("normal", held.normal());
        json.number("lives", held.lives());
        json.flag("privateTag", held.privateTag());
        json.texts("callers", held.callers());
    }

    private void issuer(Issuer issuer) {
        json.text("filter", issuer.filter());
        json.text("confidence", issuer.confidence().label());
        json.text("reason", issuer.reason());
        json.texts("range", issuer.range());
        json.text("refutedBy", issuer.refutedBy());
    }

    private void create(OpenFinding open) {
        int options = open.create().options() & OPTIONS_MASK;
        json.number("ns", open.create().nanos());
        json.flag("ended", open.create().ended());
        if (open.create().ended()) {
            json.bits("status", open.create().status());
            json.text("statusName", NtStatus.name(open.create().status()));
        } else {
            json.text("status", null);
            json.text("statusName", null);
        }
        json.text("toldBy", open.create().seenByFiltersOnly() ? "callbacks" : "fileEvents");
        if (open.create().seenByFiltersOnly()) {
            json.text("options", null);
        } else {
            json.bits("options", options);
        }
        json.texts("optionNames", each(CreateOptions.names(options)));
        json.text(
                "disposition",
                open.create().seenByFiltersOnly()
                        ? null
                        : CreateDisposition.name(open.create().options() >>> DISPOSITION_SHIFT));
        if (open.create().seenByFiltersOnly()) {
            json.text("shareAccess", null);
        } else {
            json.bits("shareAccess", open.create().shareAccess());
        }
        json.texts("shareAccessNames", each(ShareAccess.names(open.create().shareAccess())));
    }

    private static List<String> each(String joined) {
        return joined == null ? List.of() : List.of(joined.split("\\|"));
    }

    private void request(UnfinishedFinding request) {
        Shown.HiddenBy hiddenBy = shown.hiddenBy(request);
        json.text("severity", request.severity().label());
        json.text("confidence", request.confidence().label());
        json.text("fingerprint", request.fingerprint());
        json.text("hiddenBy", hiddenBy == null ? null : hiddenBy.label());
        json.text("filter", request.filter());
        function(request.majorFunction());
        json.text("where", request.inCallback() ? (request.post() ? "post" : "pre") : "below");
        json.address("fileObject", request.fileObject());
        json.text("path", request.path());
        json.number("threadId", request.threadId(), UNKNOWN_ID);
        json.number("processId", request.by().process(), UNKNOWN_ID);
        json.text("image", request.by().image());
        json.texts("stack", request.stack().stream().map(StackFrame::toString).toList());
        json.number("longestNs", request.longestNanos());
        json.number("sinceNs", request.sinceNanos());
        json.number("ageNs", request.ageNanos());
    }

    private void function(int majorFunction) {
        json.number("majorFunction", majorFunction);
        json.text("majorFunctionName", MajorFunction.name(majorFunction));
    }
}
