package fltscope.analyzer.report.explain;

import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeRequest;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Elapsed;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says who had a file open when somebody else's create failed for it. */
final class SharingText {
    private static final int LISTED = 10;

    private final TextPage page;
    private final LifeNames names;
    private final TraceClock clock;

    SharingText(TextPage page, LifeNames names, TraceClock clock) {
        this.page = page;
        this.names = names;
        this.clock = clock;
    }

    void write(SharingConflict conflict) {
        LifeRequest create = conflict.failed().create();
        String issuer = names.issuer(create);
        page.line("");
        page.line("Who had it open");
        page.item(
                "failed",
                "create of FILE_OBJECT " + LifeNames.address(conflict.failed().fileObject()) + " at "
                        + moment(create.startTicks()) + (issuer.isEmpty() ? "" : " by " + issuer) + ", "
                        + CreateWords.sharing(create.access()) + ": STATUS_SHARING_VIOLATION"
                        + (conflict.violations() > 1
                                ? ", one of " + Digits.grouped(conflict.violations()) + " of this path"
                                : ""));
        if (conflict.alive().isEmpty()) {
            page.item(
                    "alive then",
                    "no open of this path in the trace: one from before it, one by another name of the file (a link, a"
                            + " short name), or one whose create was lost");
        }
        for (Life life :
                conflict.alive().subList(0, Math.min(LISTED, conflict.alive().size()))) {
            page.item("alive then", alive(life));
        }
        if (conflict.alive().size() > LISTED) {
            page.item("", "and " + Digits.grouped(conflict.alive().size() - LISTED) + " more");
        }
        page.item("not shown", "the access that was asked for, which no event has: what was done with an open says it");
    }

    private String alive(Life life) {
        StringBuilder text = new StringBuilder("FILE_OBJECT ").append(LifeNames.address(life.fileObject()));
        if (life.createSeen() && life.create() != null) {
            String issuer = names.issuer(life.create());
            text.append(", opened at ").append(moment(life.startTicks()));
            text.append(issuer.isEmpty() ? "" : " by " + issuer);
            if (life.create().recordTicks() != FileObject.NEVER) {
                text.append(", ").append(CreateWords.sharing(life.create().access()));
            }
        } else {
            text.append(", opened before ").append(moment(life.startTicks())).append(", its create was not recorded");
        }
        String uses = uses(life);
        return text.append(uses.isEmpty() ? "" : "; " + uses)
                .append(
                        life.cleanup() == null
                                ? "; not cleaned up in the trace"
                                : "; cleaned up at " + moment(life.cleanup().startTicks()))
                .toString();
    }

    /** What it was used for, of the requests that are kept. */
    private static String uses(Life life) {
        List<String> uses = new ArrayList<>();
        for (FileOperation operation : List.of(FileOperation.READ, FileOperation.WRITE)) {
            long count = Stream.concat(life.firstRequests().stream(), life.lastRequests().stream())
                    .filter(request -> request.operation() == operation)
                    .count();
            if (count > 0) {
                uses.add(Digits.counted(count, operation == FileOperation.READ ? "read" : "write"));
            }
        }
        return String.join(", ", uses) + (life.omittedRequests() > 0 && !uses.isEmpty() ? " at least" : "");
    }

    private String moment(long ticks) {
        return Elapsed.moment(clock.nanosSinceStart(ticks));
    }
}
