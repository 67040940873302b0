package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;

/**
 * The PDBs of images, by base and process; those of kernel mode are of no process. A merge writes them once for each image and
 * process, without a time of their own. Where two images had one place, which one an id is of is not known: then it is of neither.
 */
final class ImagePdbs {
    /** One of those with the same base; {@code pdb} is null where several were recorded. */
    private record Entry(int processId, ImagePdb pdb, Entry next) {}

    private final LongMap<Entry> byBase = new LongMap<>();

    void add(IoRecord record) {
        int processId = owner(record.address(), record.processId());
        ImagePdb pdb = new ImagePdb(record.fileObject(), record.fileKey(), record.code(), record.text());
        Entry first = byBase.get(record.address());
        Entry known = find(first, processId);
        if (known == null) {
            byBase.put(record.address(), new Entry(processId, pdb, first));
        } else if (!pdb.equals(known.pdb)) {
            byBase.put(record.address(), new Entry(processId, null, first));
        }
    }

    ImagePdb at(long base, int processId) {
        Entry entry = find(byBase.get(base), owner(base, processId));
        return entry == null ? null : entry.pdb;
    }

    private static Entry find(Entry first, int processId) {
        Entry entry = first;
        while (entry != null && entry.processId != processId) {
            entry = entry.next;
        }
        return entry;
    }

    private static int owner(long base, int processId) {
        return Addresses.isKernel(base) ? 0 : processId;
    }
}
