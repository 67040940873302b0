package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.HandleHolder;
import fltscope.analyzer.finding.Issuer;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.result.Analysis;
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

    public OpenJson(JsonOutput json, Shown shown) {
        this.json = json;
        this.shown = shown;
    }

    public void write(Analysis analysis) {
        json.objects("opens", analysis.opens(), this::open);
        json.objects("unfinished", analysis.unfinished(), this::request);
    }

    private void open(OpenFinding open) {
        Shown.HiddenBy hiddenBy = shown.hiddenBy(open);
        json.text("class", open.openClass().label());
        json.text("severity", open.openClass().severity().label());
        json.text("confidence", open.confidence().label());
        json.text("fingerprint", open.fingerprint());
        json.text("hiddenBy", hiddenBy == null ? null : hiddenBy.label());
        json.address("fileObject", open.fileObject());
        json.address("fileKey", open.fileKey());
        json.text("path", open.path());
        json.flag("openedById", open.openedById());
        json.text("volume", open.volume());
        json.object("opener", () -> {
            json.number("processId", open.openerProcess(), UNKNOWN_ID);
            json.text("image", open.openerImage());
            json.number("threadId", open.openerThread(), UNKNOWN_ID);
        });
        json.object("issuer", () -> issuer(open.issuer()));
        json.object("create", () -> create(open));
        json.number("cleanupNs", open.cleanupNanos(), OpenFinding.NEVER);
        json.object("last", () -> {
            json.number("ns", open.lastNanos());
            function(open.lastMajorFunction());
        });
        json.number("ageNs", open.ageNanos());
        json.number("pendingOperations", open.pendingOperations());
        json.number("pendingRequests", open.pendingRequests());
        json.object("seenBy", () -> {
            json.texts("create", open.createSeenBy());
            json.texts("cleanup", open.cleanupSeenBy());
            json.texts("close", open.closeSeenBy());
        });
        json.texts("stack", open.stack());
        handles(open.handles());
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
        });
    }

    private void issuer(Issuer issuer) {
        json.text("filter", issuer.filter());
        json.text("confidence", issuer.confidence().label());
        json.text("reason", issuer.reason());
        json.texts("range", issuer.range());
        json.text("refutedBy", issuer.refutedBy());
    }

    private void create(OpenFinding open) {
        int options = open.createOptions() & OPTIONS_MASK;
        json.number("ns", open.createNanos());
        json.flag("ended", open.createEnded());
        if (open.createEnded()) {
            json.bits("status", open.createStatus());
            json.text("statusName", NtStatus.name(open.createStatus()));
        } else {
            json.text("status", null);
            json.text("statusName", null);
        }
        json.text("toldBy", open.toldByFilters() ? "callbacks" : "fileEvents");
        if (open.toldByFilters()) {
            json.text("options", null);
        } else {
            json.bits("options", options);
        }
        json.texts("optionNames", each(CreateOptions.names(options)));
        json.text(
                "disposition",
                open.toldByFilters() ? null : CreateDisposition.name(open.createOptions() >>> DISPOSITION_SHIFT));
        if (open.toldByFilters()) {
            json.text("shareAccess", null);
        } else {
            json.bits("shareAccess", open.shareAccess());
        }
        json.texts("shareAccessNames", each(ShareAccess.names(open.shareAccess())));
    }

    private static List<String> each(String joined) {
        return joined == null ? List.of() : List.of(joined.split("\\|"));
    }

    private void request(UnfinishedFinding request) {
        json.text("filter", request.filter());
        function(request.majorFunction());
        json.text("where", request.inCallback() ? (request.post() ? "post" : "pre") : "below");
        json.address("fileObject", request.fileObject());
        json.text("path", request.path());
        json.number("threadId", request.threadId(), UNKNOWN_ID);
        json.number("sinceNs", request.sinceNanos());
        json.number("ageNs", request.ageNanos());
    }

    private void function(int majorFunction) {
        json.number("majorFunction", majorFunction);
        json.text("majorFunctionName", MajorFunction.name(majorFunction));
    }
}
