package fltscope.analyzer.cli.capture;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import java.util.ArrayDeque;

/**
 * Counts the opens that are alive: created since the capture began, and not closed. It is for a line on a terminal: where events
 * were lost it is off by as many, and it ends at {@value #MOST}. Nothing is allocated but for a new maximum.
 */
final class OpenCount implements IoSink {
    static final int MOST = 1 << 20;

    private static final int STATUS_REPARSE = 0x104;

    /** A create that has not ended. */
    private static final class Create {
        private long fileObject;
    }

    private final LongMap<Boolean> alive = new LongMap<>();
    private final LongMap<Create> creating = new LongMap<>();
    private final ArrayDeque<Create> pool = new ArrayDeque<>();

    @Override
    public void accept(IoRecord record) {
        if (record.kind() == IoKind.OPERATION_START) {
            started(record, record.operation());
        } else if (record.kind() == IoKind.OPERATION_END) {
            Create create = creating.remove(record.callbackData());
            if (create != null) {
                ended(create, record.code());
            }
        }
    }

    private void started(IoRecord record, FileOperation operation) {
        if (operation == FileOperation.CLOSE) {
            alive.remove(record.fileObject());
        } else if (operation == FileOperation.CREATE && alive.size() < MOST) {
            alive.put(record.fileObject(), Boolean.TRUE);
            Create create = creating.get(record.callbackData());
            if (create == null && creating.size() < MOST) {
                create = pool.isEmpty() ? new Create() : pool.pop();
                creating.put(record.callbackData(), create);
            }
            if (create != null) {
                create.fileObject = record.fileObject();
            }
        }
    }

    /** An open that failed, or went elsewhere, is none. */
    private void ended(Create create, int status) {
        if (status < 0 || status == STATUS_REPARSE) {
            alive.remove(create.fileObject);
        }
        pool.push(create);
    }

    /** Opens that are alive. */
    int count() {
        return alive.size();
    }
}
