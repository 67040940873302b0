package fltscope.analyzer.result.coverage;

import java.util.List;

/** Which questions a trace can answer, from what was recorded in it. */
final class Answers {
    private final Coverage coverage;

    Answers(Coverage coverage) {
        this.coverage = coverage;
    }

    List<Answer> all() {
        return List.of(
                opensWithoutEnd(),
                timeInFilters(),
                operationLatency(),
                hungCallbacks(),
                whoOpened(),
                stackOfOpen(),
                namesOfOldOpens(),
                filterHistory(),
                handles(),
                references(),
                views(),
                pool(),
                unload());
    }

    private Answer opensWithoutEnd() {
        Question question = Question.OPENS_WITHOUT_END;
        List<Aspect> missing = coverage.missing(Aspect.CREATES, Aspect.CLEANUPS, Aspect.CLOSES);
        if (!missing.isEmpty()) {
            return Answer.no(question, none(missing), Aspect.sources(missing));
        }
        if (!coverage.wasOn(Aspect.OPERATION_ENDS)) {
            return Answer.partly(
                    question,
                    "no operation ends: a create that failed looks like an open without an end",
                    Aspect.sources(List.of(Aspect.OPERATION_ENDS)));
        }
        return Answer.yes(question, "creates with their results, cleanups and closes");
    }

    private Answer timeInFilters() {
        Question question = Question.TIME_IN_FILTERS;
        List<Aspect> missing = coverage.missing(Aspect.CALLBACK_ENDS, Aspect.FAST_CALLBACK_ENDS);
        if (missing.size() == 2) {
            return Answer.no(question, none(missing), Aspect.sources(missing));
        }
        if (!missing.isEmpty()) {
            return Answer.partly(question, none(missing), Aspect.sources(missing));
        }
        if (!coverage.wasOn(Aspect.IMAGES)) {
            return Answer.partly(
                    question,
                    "no drivers: callbacks are addresses without a name",
                    Aspect.sources(List.of(Aspect.IMAGES)));
        }
        return Answer.yes(question, "callback ends carry their start time; drivers name them");
    }

    private Answer operationLatency() {
        Question question = Question.OPERATION_LATENCY;
        List<Aspect> missing = coverage.missing(Aspect.CREATES, Aspect.OPERATION_ENDS);
        if (!missing.isEmpty()) {
            return Answer.no(question, none(missing), Aspect.sources(missing));
        }
        if (!coverage.wasOn(Aspect.CLEANUPS)) {
            return Answer.partly(question, "of creates alone", Aspect.sources(List.of(Aspect.CLEANUPS)));
        }
        return Answer.yes(question, "operations and their ends");
    }

    private Answer hungCallbacks() {
        Question question = Question.HUNG_CALLBACKS;
        List<Aspect> missing = coverage.missing(Aspect.CALLBACK_STARTS, Aspect.CALLBACK_ENDS);
        return missing.isEmpty()
                ? Answer.yes(question, "callback starts and ends")
                : Answer.no(question, none(missing), Aspect.sources(missing));
    }

    private Answer whoOpened() {
        Question question = Question.WHO_OPENED;
        if (!coverage.wasOn(Aspect.CREATES)) {
            return Answer.no(question, none(List.of(Aspect.CREATES)), Aspect.sources(List.of(Aspect.CREATES)));
        }
        List<Aspect> missing = coverage.missing(Aspect.PROCESSES, Aspect.THREADS);
        if (missing.isEmpty()) {
            return Answer.yes(question, "creates, processes and threads");
        }
        return Answer.partly(question, none(missing) + ": ids, but not all names", Aspect.sources(missing));
    }

    private Answer stackOfOpen() {
        Question question = Question.STACK_OF_OPEN;
        if (coverage.createsWithStack() > 0) {
            return Answer.yes(question, "creates carry their stacks");
        }
        List<Aspect> missing = coverage.missing(Aspect.CREATES, Aspect.STACKS);
        if (!missing.isEmpty()) {
            return Answer.no(question, none(missing), Aspect.sources(missing));
        }
        return Answer.partly(question, "there are creates and stacks; which belong together is not looked at here", "");
    }

    private Answer namesOfOldOpens() {
        Question question = Question.NAMES_OF_OLD_OPENS;
        return coverage.wasOn(Aspect.FILE_NAMES)
                ? Answer.yes(question, "file names, for opens from before the trace")
                : Answer.no(question, none(List.of(Aspect.FILE_NAMES)), Aspect.sources(List.of(Aspect.FILE_NAMES)));
    }

    private Answer filterHistory() {
        Question question = Question.FILTER_HISTORY;
        return coverage.wasOn(Aspect.FILTER_CHANGES)
                ? Answer.yes(question, "events of the filter manager")
                : Answer.no(
                        question, none(List.of(Aspect.FILTER_CHANGES)), Aspect.sources(List.of(Aspect.FILTER_CHANGES)));
    }

    private Answer handles() {
        return ofOne(Question.WHO_HAS_HANDLES, Aspect.HANDLES, "handles, and at the end all of every process");
    }

    private Answer references() {
        Question question = Question.WHO_REFERENCES;
        if (coverage.wasOn(Aspect.REFERENCES) && !coverage.wasOn(Aspect.STACKS)) {
            return Answer.partly(
                    question,
                    "references without the stacks that name their holder",
                    Aspect.sources(List.of(Aspect.STACKS)));
        }
        return ofOne(question, Aspect.REFERENCES, "references; their stacks name who took them");
    }

    private Answer views() {
        return ofOne(Question.WHO_MAPS, Aspect.VIEWS, "views, and at the end those that are mapped");
    }

    private Answer pool() {
        return ofOne(Question.POOL_NOT_FREED, Aspect.POOL, "pool by tag; blocks of lookaside lists leave no event");
    }

    private Answer unload() {
        Question question = Question.WHAT_UNLOAD_WAITS_FOR;
        List<Aspect> missing = coverage.missing(Aspect.FILTER_MANAGER, Aspect.HANDLES, Aspect.REFERENCES, Aspect.POOL);
        if (missing.isEmpty()) {
            return Answer.yes(question, "the filter manager's own trace, handles, references and pool");
        }
        if (missing.contains(Aspect.FILTER_MANAGER)) {
            return Answer.no(
                    question,
                    "without the filter manager's own trace, work items and references to a filter are not seen",
                    Aspect.sources(List.of(Aspect.FILTER_MANAGER)));
        }
        return Answer.partly(question, none(missing), Aspect.sources(missing));
    }

    private Answer ofOne(Question question, Aspect aspect, String because) {
        return coverage.wasOn(aspect)
                ? Answer.yes(question, because)
                : Answer.no(question, none(List.of(aspect)), Aspect.sources(List.of(aspect)));
    }

    /** {@code no creates, cleanups or closes}. */
    private static String none(List<Aspect> missing) {
        List<String> labels = missing.stream().map(Aspect::label).toList();
        int last = labels.size() - 1;
        String first = String.join(", ", labels.subList(0, last));
        return "no " + first + (last == 0 ? "" : " or ") + labels.get(last);
    }
}
