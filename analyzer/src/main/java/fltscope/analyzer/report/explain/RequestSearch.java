package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.pairing.FileObject;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import java.util.List;

/**
 * Looks for the newest request that an IRP, a callback data or a thread stands for. Both addresses are used again and again, so
 * there may be many requests under one.
 */
public final class RequestSearch implements IoSink {
    /** What the request was named by. */
    public enum Kind {
        IRP("Irp", "irp"),
        CALLBACK_DATA("callback data", "callbackData"),
        THREAD("thread", "thread");

        private final String words;
        private final String label;

        Kind(String words, String label) {
            this.words = words;
            this.label = label;
        }

        /** In a text. */
        String words() {
            return words;
        }

        /** In JSON. */
        String label() {
            return label;
        }
    }

    private final long address;
    private final int threadId;
    private Kind kind;
    private long fileObject;
    private int majorFunction;
    private int issuer = -1;
    private long firstTicks = FileObject.NEVER;
    private long ticks = FileObject.NEVER;
    private long others;

    /**
     * Looks for one of these.
     *
     * @param address of an IRP or a callback data; 0 for none
     * @param threadId -1 for none
     */
    public RequestSearch(long address, int threadId) {
        this.address = address;
        this.threadId = threadId;
    }

    @Override
    public void accept(IoRecord record) {
        IoKind of = record.kind();
        boolean callback = of == IoKind.CALLBACK_START || of == IoKind.CALLBACK_END || of == IoKind.CALLBACK_FAILURE;
        if ((!callback && of != IoKind.OPERATION_START) || record.fileObject() == 0) {
            return;
        }
        Kind found = found(record, callback);
        if (found == null) {
            return;
        }
        int function = callback ? record.majorFunction() : record.operation().majorFunction();
        if (firstTicks == FileObject.NEVER || record.fileObject() != fileObject || function != majorFunction) {
            others += firstTicks == FileObject.NEVER ? 0 : 1;
            firstTicks = record.timeTicks();
            issuer = -1;
        }
        kind = found;
        fileObject = record.fileObject();
        majorFunction = function;
        issuer = record.threadId() == -1 ? issuer : record.threadId();
        ticks = record.timeTicks();
    }

    private Kind found(IoRecord record, boolean callback) {
        if (threadId != -1) {
            return record.threadId() == threadId ? Kind.THREAD : null;
        }
        if (callback && record.irp() == address) {
            return Kind.IRP;
        }
        return record.callbackData() == address ? Kind.CALLBACK_DATA : null;
    }

    /** Whether there is such a request. */
    public boolean found() {
        return kind != null;
    }

    /** The FILE_OBJECT of the newest. */
    public long fileObject() {
        return fileObject;
    }

    /** A moment at which the newest was under way. */
    public long ticks() {
        return ticks;
    }

    Kind kind() {
        return kind;
    }

    int majorFunction() {
        return majorFunction;
    }

    /** Thread that issued it; -1 where not known. */
    int issuer() {
        return issuer;
    }

    /** Of the first record of the newest. */
    long firstTicks() {
        return firstTicks;
    }

    /** How often before it the file object or the function was another. */
    long others() {
        return others;
    }

    /** {@code Irp ffffe00030804200}. */
    String name() {
        return kind.words() + " "
                + (kind == Kind.THREAD ? Integer.toUnsignedString(threadId) : LifeNames.address(address));
    }

    /** Whether it was under way when the trace ended. */
    boolean isUnderWay(List<UnfinishedFinding> unfinished) {
        return !DumpedRequests.underWay(unfinished, majorFunction, fileObject).isEmpty();
    }
}
