package fltscope.analyzer.life;

import fltscope.schemas.record.IoRecord;
import java.util.Set;

/** Chooses lives. */
public interface LifeFilter {
    /** Whether a life is wanted. */
    enum Answer {
        YES,
        NO,
        /** Not enough is known of it yet; it is asked again when more is. */
        NOT_YET
    }

    /** Whether a record of a file object may be of a life that is wanted; asked of every operation and callback. */
    boolean mayWant(IoRecord record);

    /** Whether this life is wanted. */
    Answer wants(Life life);

    /** All lives of some addresses. */
    static LifeFilter ofFileObjects(Set<Long> addresses) {
        return new LifeFilter() {
            @Override
            public boolean mayWant(IoRecord record) {
                return addresses.contains(record.fileObject());
            }

            @Override
            public Answer wants(Life life) {
                return Answer.YES;
            }
        };
    }
}
