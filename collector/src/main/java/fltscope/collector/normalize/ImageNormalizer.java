package fltscope.collector.normalize;

import fltscope.schemas.event.DbgId;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.ImageEvent;
import fltscope.schemas.record.IoKind;

/** Images of drivers and processes. The process is the one that the image is mapped into; version 0 does not name it. */
final class ImageNormalizer {
    private final RecordOutput out;
    private final ImageEvent image = new ImageEvent();
    private final DbgId dbgId = new DbgId();

    ImageNormalizer(RecordOutput out) {
        this.out = out;
    }

    void image(EventRecord event, IoKind kind, int flags) {
        if (out.wrap(image, event)) {
            out.start(kind, event, image.processId(), event.threadId())
                    .flags(flags)
                    .address(image.imageBase())
                    .extent(image.imageSize())
                    .code((int) image.timeDateStamp())
                    .text(image.fileName());
            out.send();
        }
    }

    /** Which PDB an image has, as the merge of a trace finds out. */
    void pdb(EventRecord event) {
        if (out.wrap(dbgId, event)) {
            out.start(IoKind.IMAGE_PDB, event, dbgId.processId(), event.threadId())
                    .address(dbgId.imageBase())
                    .fileObject(dbgId.guidSigHigh())
                    .fileKey(dbgId.guidSigLow())
                    .code((int) dbgId.age())
                    .text(dbgId.pdbFileName());
            out.send();
        }
    }
}
