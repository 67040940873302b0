package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.ImageEvent;
import fltscope.schemas.record.IoKind;

/** Images of drivers and processes. The process is the one that the image is mapped into; version 0 does not name it. */
final class ImageNormalizer {
    private final RecordOutput out;
    private final ImageEvent image = new ImageEvent();

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
}
