package fltscope.collector.normalize;

import fltscope.collector.etl.PlacedLoss;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.GroupMasks;
import fltscope.schemas.event.VolumeMapping;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.trace.TraceCounter;

/** What a trace tells about itself and the machine: flags, the end of the rundown, loss, and where volumes are mounted. */
final class TraceNormalizer {
    private final RecordOutput out;
    private final GroupMasks masks = new GroupMasks();
    private final VolumeMapping mapping = new VolumeMapping();

    TraceNormalizer(RecordOutput out) {
        this.out = out;
    }

    void flags(EventRecord event) {
        if (out.wrap(masks, event)) {
            IoRecordBuilder record = out.start(IoKind.FLAGS_RECORDED, event);
            for (int word = 0; word < GroupMasks.WORDS; word++) {
                record.addAddress(Integer.toUnsignedLong(masks.mask(word)));
            }
            out.send();
        }
    }

    void rundownComplete(EventRecord event) {
        out.start(IoKind.RUNDOWN_COMPLETE, event);
        out.send();
    }

    void lost(EventRecord event) {
        out.count(TraceCounter.LOSS_RECORD, event);
        out.start(IoKind.LOST, event);
        out.send();
    }

    void lost(PlacedLoss loss) {
        out.startAt(IoKind.LOST, loss.ticks())
                .operation(loss.source())
                .otherTicks(loss.sinceTicks())
                .code((int) loss.buffers());
        out.send();
    }

    void volumeMapping(EventRecord event) {
        if (out.wrap(mapping, event)) {
            out.start(IoKind.VOLUME_MAPPING, event).text(mapping.ntPath()).secondText(mapping.dosPath());
            out.send();
        }
    }
}
