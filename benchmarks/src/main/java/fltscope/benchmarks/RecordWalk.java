package fltscope.benchmarks;

import fltscope.collector.etl.EtlFile;
import fltscope.collector.etl.EtlScan;
import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.trace.TraceCounters;

/** The least that any reading of a trace does: each record's size, hook id or provider, and time. Its counterpart is walk.c. */
final class RecordWalk {
    private long records;
    private long sum;

    /** Walks a file from its start until so many records were seen, or to its end. */
    RecordWalk(EtlFile file, long most) {
        EtlScan scan = new EtlScan(file, false, new TraceCounters());
        while (records < most && scan.nextBuffer()) {
            walk(scan.cursor(), most);
        }
    }

    private void walk(RecordCursor cursor, long most) {
        long seen = records;
        long total = sum;
        while (seen < most && cursor.next()) {
            seen++;
            if (cursor.isEvent()) {
                total += cursor.timestampTicks();
                int hook = cursor.hookId();
                total += hook == EventRecord.NO_HOOK ? cursor.providerHigh() ^ cursor.providerLow() : hook;
            }
        }
        records = seen;
        sum = total;
    }

    long records() {
        return records;
    }

    /** Depends on all that was read, so that no reading can be left out. */
    long sum() {
        return sum;
    }
}
