package fltscope.analyzer.result.coverage;

/**
 * Whether a trace can answer a question.
 *
 * @param because why, in one sentence without a full stop
 * @param record what to record for a full answer; empty where it is one
 */
public record Answer(Question question, Verdict verdict, String because, String record) {
    /** How far the answer goes. */
    public enum Verdict {
        YES,
        PARTLY,
        NO
    }

    static Answer yes(Question question, String because) {
        return new Answer(question, Verdict.YES, because, "");
    }

    static Answer partly(Question question, String because, String record) {
        return new Answer(question, Verdict.PARTLY, because, record);
    }

    static Answer no(Question question, String because, String record) {
        return new Answer(question, Verdict.NO, because, record);
    }
}
