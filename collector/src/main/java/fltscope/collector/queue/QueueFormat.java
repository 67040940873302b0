package fltscope.collector.queue;

import fltscope.schemas.queue.QueueBlock;

/** What is said of a queue of another version than this one's. */
final class QueueFormat {
    private QueueFormat() {}

    static String otherVersion(int version) {
        return "is a queue of format " + version + ", and this fltscope reads format " + QueueBlock.VERSION
                + "; use the version of fltscope that wrote it";
    }
}
