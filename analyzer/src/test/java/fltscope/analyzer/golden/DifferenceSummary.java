package fltscope.analyzer.golden;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The differences of many documents, by command and path: how many, in how many cases, and the first one. */
final class DifferenceSummary {
    private static final int CASES_NAMED = 5;

    private static final class Group {
        private final String command;
        private final String path;
        private final Set<String> cases = new LinkedHashSet<>();
        private int changed;
        private int added;
        private int removed;
        private String exampleCase;
        private JsonDifference.Found example;

        private Group(String command, String path) {
            this.command = command;
            this.path = path;
        }
    }

    private final AllowedPaths allowed;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Set<String> cases = new LinkedHashSet<>();
    private int meant;

    DifferenceSummary(AllowedPaths allowed) {
        this.allowed = allowed;
    }

    void add(String name, String command, List<JsonDifference.Found> differences) {
        for (JsonDifference.Found found : differences) {
            if (allowed.isAllowed(command, found.path())) {
                meant++;
                continue;
            }
            cases.add(name);
            Group group = groups.computeIfAbsent(command + ' ' + found.path(), key -> new Group(command, found.path()));
            group.cases.add(name);
            if (found.before() == null) {
                group.added++;
            } else if (found.after() == null) {
                group.removed++;
            } else {
                group.changed++;
            }
            if (group.example == null) {
                group.example = found;
                group.exampleCase = name;
            }
        }
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    void print(PrintStream out) {
        if (meant > 0) {
            out.println(meant + " differences are allowed");
        }
        if (groups.isEmpty()) {
            return;
        }
        Group first = groups.values().iterator().next();
        out.println("FIRST " + first.exampleCase + ' ' + first.command + ' ' + first.example.place());
        values(out, first.example);
        out.println();
        out.println(cases.size() + (cases.size() == 1 ? " case differs" : " cases differ") + ", at " + groups.size()
                + (groups.size() == 1 ? " path:" : " paths:"));
        List<Group> sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparing((Group g) -> g.command).thenComparingInt(g -> -g.cases.size()));
        for (Group group : sorted) {
            out.println();
            out.println(group.command + ' ' + group.path);
            out.println("    " + counts(group) + " in " + group.cases.size()
                    + (group.cases.size() == 1 ? " case: " : " cases: ") + names(group.cases));
            out.println("    such as " + group.exampleCase + ' ' + group.example.place());
            values(out, group.example);
        }
    }

    private static String counts(Group group) {
        List<String> counts = new ArrayList<>();
        if (group.changed > 0) {
            counts.add(group.changed + " changed");
        }
        if (group.added > 0) {
            counts.add(group.added + " added");
        }
        if (group.removed > 0) {
            counts.add(group.removed + " removed");
        }
        return String.join(", ", counts);
    }

    private static String names(Set<String> cases) {
        List<String> first = cases.stream().limit(CASES_NAMED).toList();
        return String.join(" ", first) + (cases.size() > CASES_NAMED ? " ..." : "");
    }

    private static void values(PrintStream out, JsonDifference.Found found) {
        out.println("      - " + (found.before() == null ? "(nothing)" : found.before()));
        out.println("      + " + (found.after() == null ? "(nothing)" : found.after()));
    }
}
