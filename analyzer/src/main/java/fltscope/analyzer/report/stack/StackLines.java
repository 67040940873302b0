package fltscope.analyzer.report.stack;

import fltscope.analyzer.state.StackFrame;
import fltscope.analyzer.symbol.NamedFrame;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The lines of a stack that matter, innermost first: the first frame in a filter or another driver that is not Windows' own, its
 * caller, the drivers behind it, and of the application the code that called and its outermost frame. Runs of other frames are
 * folded into one line.
 */
public final class StackLines {
    /** A run of one or two frames takes no more room than the line that stands for it. */
    private static final int SHORTEST_RUN = 3;

    private static final int MOST_MODULES = 3;

    /** The kernel, the Filter Manager, file systems and redirectors, and what programs call Windows through. */
    private static final Set<String> WINDOWS = Set.of(
            "nt",
            "ntoskrnl",
            "ntkrnlmp",
            "ntkrnlpa",
            "ntkrpamp",
            "hal",
            "fltmgr",
            "ntfs",
            "refs",
            "refsv1",
            "fastfat",
            "exfat",
            "udfs",
            "cdfs",
            "npfs",
            "msfs",
            "mup",
            "rdbss",
            "mrxsmb",
            "mrxsmb10",
            "mrxsmb20",
            "mrxdav",
            "dfsc",
            "wdf01000",
            "volsnap",
            "fvevol",
            "volmgr",
            "partmgr",
            "cng",
            "ksecdd",
            "ci",
            "ntdll",
            "kernel32",
            "kernelbase",
            "wow64",
            "wow64cpu",
            "wow64win",
            "win32u");

    private StackLines() {}

    /** The lines of a stack. */
    public static List<String> of(List<StackFrame> stack, StackView view) {
        boolean[] kept = view.all() ? null : kept(stack);
        List<String> lines = new ArrayList<>();
        int i = 0;
        while (i < stack.size()) {
            int end = i;
            while (kept != null && end < stack.size() && !kept[end]) {
                end++;
            }
            if (end - i >= SHORTEST_RUN) {
                lines.add(folded(stack.subList(i, end)));
                i = end;
            } else {
                for (NamedFrame row : view.rows(stack.get(i))) {
                    lines.add(Escape.text(view.text(row)));
                }
                i++;
            }
        }
        return lines;
    }

    private static boolean[] kept(List<StackFrame> stack) {
        boolean[] kept = new boolean[stack.size()];
        int interest = -1;
        int firstUser = -1;
        int lastUser = -1;
        for (int i = 0; i < kept.length; i++) {
            StackFrame frame = stack.get(i);
            if (frame.image() == null) {
                kept[i] = true;
            } else if (!isWindows(frame)) {
                if (frame.isKernel()) {
                    kept[i] = true;
                    interest = interest < 0 ? i : interest;
                } else {
                    firstUser = firstUser < 0 ? i : firstUser;
                    lastUser = i;
                }
            }
        }
        for (int i : new int[] {interest < 0 ? 0 : interest + 1, firstUser, lastUser}) {
            if (i >= 0 && i < kept.length) {
                kept[i] = true;
            }
        }
        return kept;
    }

    /** Whether a frame is in a module of Windows that is on every such stack. */
    static boolean isWindows(StackFrame frame) {
        String module = NamedFrame.module(frame.image().name()).toLowerCase(Locale.ROOT);
        return WINDOWS.contains(module);
    }

    private static String folded(List<StackFrame> run) {
        Set<String> modules = new LinkedHashSet<>();
        for (StackFrame frame : run) {
            String module = NamedFrame.module(frame.image().name());
            modules.add(Escape.text(module.equalsIgnoreCase("ntoskrnl") ? "nt" : module));
        }
        String names = String.join(", ", modules.stream().limit(MOST_MODULES).toList());
        return "... " + Digits.counted(run.size(), "frame") + " of " + names
                + (modules.size() > MOST_MODULES ? " and others" : "");
    }
}
