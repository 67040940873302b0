package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The distinct images of user mode: the same library lies at the same base in nearly every process, so each (file, base,
 * size) is kept once and has a number.
 */
final class Modules {
    /** One image file at one base, of any time. {@code next} has the same hash, -1 for none. */
    private record Module(Image image, int next) {}

    private final List<Module> modules = new ArrayList<>();
    private final LongMap<Integer> byHash = new LongMap<>();

    /** The number of the image that a record tells of; new ones are added. */
    int idOf(IoRecord record) {
        long hash = record.address() + Long.rotateLeft(record.extent(), Integer.SIZE);
        Integer first = byHash.get(hash);
        int next = first == null ? -1 : first;
        for (int id = next; id >= 0; id = modules.get(id).next) {
            if (image(id).isToldBy(record)) {
                return id;
            }
        }
        int id = modules.size();
        modules.add(new Module(Image.of(record, Moments.BEFORE_TRACE, Moments.AFTER_TRACE), next));
        byHash.put(hash, id);
        return id;
    }

    /** The image with this number; its times mean nothing. */
    Image image(int id) {
        return modules.get(id).image;
    }

    boolean overlap(int id, int otherId) {
        Image other = image(otherId);
        return image(id).overlaps(other.baseAddress(), other.sizeBytes());
    }
}
