package fltscope.analyzer.report.explain;

import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeRequest;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Elapsed;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.trace.TraceClock;

/** The story of a life: its requests in time order, each with what happened to it. */
final class LifeText {
    private static final int MOMENT = 2;
    private static final int GAP_END = 25;
    private static final int TEXT = 27;
    private static final int STEP_END = 17;

    private final TextPage page;
    private final Explanation explanation;
    private final LifeNames names;
    private final LifeSteps steps;
    private final TraceClock clock;
    private final boolean all;
    private long lastNanos;
    private boolean anyLine;

    LifeText(TextPage page, Explanation explanation, LifeNames names, boolean all) {
        this.page = page;
        this.explanation = explanation;
        this.names = names;
        this.all = all;
        steps = new LifeSteps(explanation.analysis(), names);
        clock = explanation.clock();
    }

    void write(Life life) {
        page.line("  since start   since line before");
        if (!life.createSeen()) {
            page.line(at("") + "no create: it was there before, or no create made it");
        }
        life.firstRequests().forEach(request -> request(life, request));
        if (life.omittedRequests() > 0) {
            page.wrapped(
                    at(""),
                    TEXT,
                    "... " + Digits.grouped(life.omittedRequests()) + " requests more"
                            + (all ? "" : " (--all shows them)"));
            anyLine = false;
        }
        life.lastRequests().forEach(request -> request(life, request));
        end(life);
    }

    private void request(Life life, LifeRequest request) {
        String issuer = names.issuer(request);
        moment(
                clock.nanosSinceStart(request.startTicks()),
                LifeNames.function(request) + (issuer.isEmpty() ? "" : "  " + issuer));
        for (String wish : LifeSteps.wishes(request)) {
            page.wrapped(at(""), TEXT, wish);
        }
        for (LifeSteps.Step step : steps.of(request)) {
            String time = step.nanos() < 0 ? "" : TextPage.right("+" + Elapsed.of(step.nanos()), STEP_END);
            page.wrapped(at(time), TEXT, step.text());
            lastNanos = Math.max(lastNanos, clock.nanosSinceStart(request.startTicks()) + step.nanos());
        }
        if (request.equals(life.create())) {
            stack(life);
        }
    }

    private void stack(Life life) {
        String label = "stack  ";
        for (String line : names.stackLines(life)) {
            page.wrapped(at(""), TEXT, label + line);
            label = "       ";
        }
    }

    private void end(Life life) {
        long endNanos = clock.nanosSinceStart(life.endTicks());
        switch (life.end()) {
            case OPEN -> moment(explanation.analysis().endNanos(), "trace ends: " + missing(life));
            case REPLACED -> moment(endNanos, "its address is created again: it was freed");
            case CLOSED, FAILED, REPARSED, COMPLETED -> {
                // The request that ended it stands there.
            }
        }
    }

    /** What did not come until the trace ended. */
    static String missing(Life life) {
        if (life.end() != LifeEnd.OPEN) {
            return "";
        }
        return life.cleanup() == null ? "no cleanup, no close" : "no close";
    }

    private void moment(long nanos, String text) {
        String gap = "";
        if (anyLine) {
            gap = nanos < lastNanos ? "meanwhile" : "+" + Elapsed.of(nanos - lastNanos);
        }
        String time = " ".repeat(MOMENT) + Elapsed.moment(nanos);
        int columns = Math.max(gap.length() + 1, GAP_END - time.length());
        page.wrapped(at(time + TextPage.right(gap, columns)), TEXT, text);
        lastNanos = Math.max(lastNanos, nanos);
        anyLine = true;
    }

    private static String at(String start) {
        return TextPage.padded(start, TEXT);
    }
}
