package fltscope.analyzer.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Keeps the paths whose last component is most like a wanted one. */
public final class Nearest {
    private static final int KEPT = 5;
    private static final int MOST_DIFFERENT = 1 << 16;
    private static final int MOST_UNITS = 64;

    private record Candidate(String path, int distance) {}

    private final String name;
    private final Set<String> seen = new HashSet<>();
    private final List<Candidate> best = new ArrayList<>();

    /**
     * @param pattern a path, a name, or either with {@code *} and {@code ?}
     */
    public Nearest(String pattern) {
        name = lastComponent(pattern.replace("*", "").replace("?", ""));
    }

    public void offer(String path) {
        if (seen.size() >= MOST_DIFFERENT || !seen.add(path.toLowerCase(Locale.ROOT))) {
            return;
        }
        int distance = distance(name, lastComponent(path));
        if (best.size() == KEPT && distance >= best.get(KEPT - 1).distance()) {
            return;
        }
        int at = best.size();
        while (at > 0 && best.get(at - 1).distance() > distance) {
            at--;
        }
        best.add(at, new Candidate(path, distance));
        if (best.size() > KEPT) {
            best.remove(KEPT);
        }
    }

    /** The nearest ones, the nearest first. */
    public List<String> paths() {
        return best.stream().map(Candidate::path).toList();
    }

    private static String lastComponent(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '\\') {
            end--;
        }
        int start = path.lastIndexOf('\\', end - 1) + 1;
        return path.substring(start, Math.min(end, start + MOST_UNITS)).toLowerCase(Locale.ROOT);
    }

    /** How many letters have to be put in, taken out or replaced. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = above[0];
            above[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.min(replaced, 1 + Math.min(above[j], above[j - 1]));
            }
        }
        return above[b.length()];
    }
}
