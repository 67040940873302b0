package fltscope.analyzer.report.explain;

import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeFilter;
import fltscope.schemas.record.IoRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lives at one FILE_OBJECT address; and what else the address is, in case it is none. */
public final class AddressLives implements LifeFilter {
    private static final int KEPT = 5;
    private static final int DIGITS_WRONG = 2;
    private static final long ONE_OF_EACH_DIGIT = 0x1111_1111_1111_1111L;

    private final long address;
    private final Set<Long> similar = new LinkedHashSet<>();
    private final Set<Long> onThatFile = new LinkedHashSet<>();

    public AddressLives(long address) {
        this.address = address;
    }

    @Override
    public boolean mayWant(IoRecord record) {
        long fileObject = record.fileObject();
        if (fileObject == address) {
            return true;
        }
        if (record.fileKey() == address && onThatFile.size() < KEPT) {
            onThatFile.add(fileObject);
        } else if (digitsThatDiffer(fileObject) <= DIGITS_WRONG && similar.size() < KEPT) {
            similar.add(fileObject);
        }
        return false;
    }

    private int digitsThatDiffer(long other) {
        long bits = address ^ other;
        bits |= bits >>> 2;
        bits |= bits >>> 1;
        return Long.bitCount(bits & ONE_OF_EACH_DIGIT);
    }

    @Override
    public Answer wants(Life life) {
        return Answer.YES;
    }

    /** FILE_OBJECT addresses in the trace that differ in one or two digits. */
    public List<Long> similar() {
        return List.copyOf(similar);
    }

    /** FILE_OBJECT addresses of opens whose FileKey (FsContext) the address is. */
    public List<Long> onThatFile() {
        return List.copyOf(onThatFile);
    }
}
