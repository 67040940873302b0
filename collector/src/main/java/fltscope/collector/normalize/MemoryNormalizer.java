package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.FileMap;
import fltscope.schemas.event.PoolBlock;
import fltscope.schemas.record.IoKind;

/** Views of files, and blocks of pool. Of views of the page file or of physical memory there is no record: they hold no file. */
final class MemoryNormalizer {
    private final RecordOutput out;
    private final FileMap view = new FileMap();
    private final PoolBlock pool = new PoolBlock();

    MemoryNormalizer(RecordOutput out) {
        this.out = out;
    }

    void view(EventRecord event, IoKind kind, int flags) {
        if (out.wrap(view, event) && isOfFile()) {
            out.start(kind, event, view.processId(), event.threadId())
                    .flags(flags)
                    .fileKey(view.fileKey())
                    .address(view.viewBase())
                    .extent(view.viewSize())
                    .code(view.sectionType())
                    .access(view.protection());
            out.send();
        }
    }

    private boolean isOfFile() {
        return view.sectionType() != FileMap.SECTION_PAGE_FILE && view.sectionType() != FileMap.SECTION_PHYSICAL_MEMORY;
    }

    void pool(EventRecord event, IoKind kind) {
        if (out.wrap(pool, event)) {
            out.start(kind, event)
                    .address(pool.entry())
                    .extent(pool.numberOfBytes())
                    .code(pool.tag())
                    .access(pool.poolType());
            out.send();
        }
    }
}
