package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.FileName;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecordBuilder;

/** Names of files by their key: FileIo and Kernel-File. */
final class FileNameNormalizer {
    private final RecordOutput out;
    private final FileName name = new FileName();

    FileNameNormalizer(RecordOutput out) {
        this.out = out;
    }

    void name(EventRecord event, IoKind kind, int flags) {
        if (out.wrap(name, event)) {
            IoRecordBuilder record = out.start(kind, event)
                    .flags(flags | FileNormalizer.source(event))
                    .fileKey(name.fileKey());
            FileNormalizer.name(record, event, name.fileNameOffset(), name.fileNameUnits());
            out.send();
        }
    }
}
