package fltscope.analyzer.report.explain;

import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeRequest;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.text.Elapsed;
import fltscope.schemas.event.NtStatus;
import fltscope.schemas.trace.TraceClock;

/** Says of a life that has ended, or whose create was not recorded, what became of it. */
final class LifeVerdict {
    private final Analysis analysis;
    private final LifeNames names;
    private final TraceClock clock;

    LifeVerdict(Analysis analysis, LifeNames names) {
        this.analysis = analysis;
        this.names = names;
        clock = analysis.header().clock();
    }

    String of(Life life) {
        return switch (life.end()) {
            case CLOSED -> closed(life);
            case FAILED ->
                "failed: the create ended with " + failure(life.create())
                        + ", so nothing was opened, and neither a cleanup nor a close is due.";
            case REPARSED ->
                "reparsed: the create was to be tried again with another path, so nothing was opened by this one.";
            case COMPLETED ->
                "completed-by-filter: the lowest filter that the create came to ended it there, and nothing used the"
                        + " file object: nothing was opened. The create failed, or was to be tried again with another"
                        + " path.";
            case REPLACED ->
                "ended-implicitly: its address was created again after " + lived(life)
                        + ", which proves that it was freed. Its close was not recorded. Proven; no leak.";
            case OPEN -> open(life);
        };
    }

    private static String failure(LifeRequest create) {
        return create.hasEnded() ? NtStatus.text(create.status()) : "a filter's failure";
    }

    private String closed(Life life) {
        StringBuilder text = new StringBuilder();
        if (life.createSeen()) {
            text.append("ended as it should: closed after ").append(lived(life));
        } else {
            text.append("closed; its create was not recorded: it was opened before the trace, is a stream file object,"
                    + " or its create was lost");
        }
        if (life.cleanup() == null) {
            text.append("; no cleanup was recorded");
        } else if (life.close().startTicks() >= life.cleanup().startTicks()) {
            text.append("; the close came ")
                    .append(Elapsed.of(clock.nanos(
                            life.close().startTicks() - life.cleanup().startTicks())))
                    .append(" after the cleanup");
        }
        String closer = names.issuer(life.close());
        if (!closer.isEmpty()) {
            text.append("; closed by ").append(closer);
        }
        return text.append('.').toString();
    }

    private String lived(Life life) {
        return Elapsed.of(clock.nanos(life.endTicks() - life.startTicks()));
    }

    private String open(Life life) {
        String last = Elapsed.of(analysis.endNanos() - clock.nanosSinceStart(life.lastTicks()));
        return life.createSeen()
                ? "open when the trace ended; last seen " + last + " before."
                : "not judged: its create was not recorded, and it was not closed until the trace ended. It was opened"
                        + " before the trace, is a stream file object, or its create was lost. Last seen " + last
                        + " before the end.";
    }
}
