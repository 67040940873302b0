package fltscope.analyzer.trend;

import java.util.ArrayList;
import java.util.List;

/** When something was lost: at most {@link #MOST} stretches; where there are more, the two that lie nearest become one. */
final class LossWindows {
    static final int MOST = 256;

    private final List<LossWindow> windows = new ArrayList<>();

    /** Something was lost; what is told later ends later. */
    void lost(long fromNanos, long toNanos, long items) {
        LossWindow window = new LossWindow(Math.min(fromNanos, toNanos), toNanos, items);
        int last = windows.size() - 1;
        if (last >= 0 && window.fromNanos() <= windows.get(last).toNanos()) {
            windows.set(last, joined(windows.get(last), window));
            return;
        }
        windows.add(window);
        if (windows.size() > MOST) {
            int nearest = 0;
            for (int i = 1; i + 1 < windows.size(); i++) {
                nearest = gap(i) < gap(nearest) ? i : nearest;
            }
            windows.set(nearest, joined(windows.get(nearest), windows.remove(nearest + 1)));
        }
    }

    private long gap(int before) {
        return windows.get(before + 1).fromNanos() - windows.get(before).toNanos();
    }

    private static LossWindow joined(LossWindow first, LossWindow second) {
        return new LossWindow(
                Math.min(first.fromNanos(), second.fromNanos()),
                Math.max(first.toNanos(), second.toNanos()),
                first.items() + second.items());
    }

    List<LossWindow> windows() {
        return List.copyOf(windows);
    }
}
