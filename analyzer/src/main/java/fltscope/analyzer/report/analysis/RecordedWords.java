package fltscope.analyzer.report.analysis;

import fltscope.analyzer.state.Recorded;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a trace holds and what it does not, in words. */
final class RecordedWords {
    private record Question(String words, Predicate<Recorded> answer) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("creates", recorded -> recorded.starts(FileOperation.CREATE) > 0),
            new Question("cleanups", recorded -> recorded.starts(FileOperation.CLEANUP) > 0),
            new Question("closes", recorded -> recorded.starts(FileOperation.CLOSE) > 0),
            new Question("operation ends", recorded -> recorded.count(IoKind.OPERATION_END) > 0),
            new Question("callbacks", recorded -> recorded.count(IoKind.CALLBACK_END) > 0),
            new Question("callback entries", recorded -> recorded.count(IoKind.CALLBACK_START) > 0),
            new Question("file names", recorded -> recorded.count(IoKind.FILE_NAME) > 0),
            new Question("images", recorded -> recorded.count(IoKind.IMAGE_LOADED) > 0),
            new Question("processes", recorded -> recorded.count(IoKind.PROCESS_STARTED) > 0),
            new Question("threads", recorded -> recorded.count(IoKind.THREAD_STARTED) > 0),
            new Question(
                    "stacks", recorded -> recorded.count(IoKind.STACK) + recorded.count(IoKind.STACK_KEY_USED) > 0));

    /** What holds filters and files, and needs a recording of its own. */
    private static final List<Question> HOLDERS = List.of(
            new Question("contexts", recorded -> recorded.count(IoKind.POOL_ALLOCATED) > 0),
            new Question("work items", recorded -> recorded.count(IoKind.FILTER_FACT) > 0),
            new Question("object references", recorded -> recorded.count(IoKind.OBJECT_REFERENCED) > 0));

    private RecordedWords() {}

    static String present(Recorded recorded) {
        String words = matching(QUESTIONS, recorded, true);
        return words.isEmpty() ? "nothing that this analysis reads" : words;
    }

    static String absent(Recorded recorded) {
        return matching(QUESTIONS, recorded, false);
    }

    /** What may hold a filter and is not in the trace; empty where all of it was recorded. */
    static String blind(Recorded recorded) {
        return matching(HOLDERS, recorded, false);
    }

    private static String matching(List<Question> questions, Recorded recorded, boolean wanted) {
        List<String> words = new ArrayList<>();
        for (Question question : questions) {
            if (question.answer().test(recorded) == wanted) {
                words.add(question.words());
            }
        }
        return String.join(", ", words);
    }
}
