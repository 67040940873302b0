package fltscope.analyzer.report.explain;

import fltscope.analyzer.life.Life;
import fltscope.analyzer.pairing.LifeEnd;
import java.util.List;

/**
 * A create that failed as others had the file open, and the opens of that path that were alive then. An open stops to count for
 * sharing with its cleanup, not with its close.
 *
 * @param failed the open that did not come about
 * @param violations how many creates of that path failed like this
 * @param alive oldest first
 */
public record SharingConflict(Life failed, long violations, List<Life> alive) {
    private static final int STATUS_SHARING_VIOLATION = 0xC000_0043;

    /** Whether the create of a life failed like this. */
    public static boolean isOf(Life life) {
        return life.create() != null
                && life.create().hasEnded()
                && life.create().status() == STATUS_SHARING_VIOLATION;
    }

    /**
     * The conflict of a life, or else the newest one of its path; null where there is none.
     *
     * @param lives of that path and maybe others, in the order in which they began
     */
    public static SharingConflict of(Life life, List<Life> lives) {
        List<Life> violations = lives.stream()
                .filter(other -> isOf(other) && isSamePath(other, life))
                .toList();
        if (violations.isEmpty()) {
            return null;
        }
        Life failed = isOf(life) ? life : violations.get(violations.size() - 1);
        long at = failed.create().startTicks();
        long end = failed.create().endTicks();
        return new SharingConflict(
                failed,
                violations.size(),
                lives.stream()
                        .filter(other -> isSamePath(other, life) && isAlive(other, at, end))
                        .toList());
    }

    private static boolean isSamePath(Life one, Life other) {
        return one.path() != null && one.path().equalsIgnoreCase(other.path());
    }

    /** Opened by the time that the other create failed, and not yet cleaned up when that began. */
    private static boolean isAlive(Life life, long at, long end) {
        boolean opened = life.end() != LifeEnd.FAILED && life.end() != LifeEnd.REPARSED;
        boolean cleaned = life.cleanup() != null && life.cleanup().startTicks() < at;
        boolean gone = life.end() != LifeEnd.OPEN && life.endTicks() < at;
        return opened && life.startTicks() <= end && !cleaned && !gone;
    }
}
