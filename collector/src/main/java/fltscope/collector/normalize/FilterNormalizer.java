package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.FilterStatus;
import fltscope.schemas.event.FilterVolume;
import fltscope.schemas.record.FilterChange;
import fltscope.schemas.record.IoKind;

/** What Microsoft-Windows-FilterManager tells about filters and volumes. */
final class FilterNormalizer {
    private final RecordOutput out;
    private final FilterStatus filter = new FilterStatus();
    private final FilterVolume volume = new FilterVolume();

    FilterNormalizer(RecordOutput out) {
        this.out = out;
    }

    void filter(EventRecord event, FilterChange change) {
        if (out.wrap(filter, event)) {
            send(event, change, filter.finalStatus(), filter.deviceName());
        }
    }

    void volume(EventRecord event, FilterChange change) {
        if (out.wrap(volume, event)) {
            send(event, change, volume.finalStatus(), volume.extraString());
        }
    }

    private void send(EventRecord event, FilterChange change, int status, String filterOrVolume) {
        out.start(IoKind.FILTER_CHANGED, event).operation(change).code(status).text(filterOrVolume);
        out.send();
    }
}
