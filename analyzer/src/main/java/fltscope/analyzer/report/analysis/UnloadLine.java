package fltscope.analyzer.report.analysis;

import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.unload.UnloadAccount;
import java.util.List;

/** For each filter whose unload waits, a line: {@code vfsmfd waits for 2 holders: see fltscope unload}. */
final class UnloadLine {
    private UnloadLine() {}

    static List<String> of(Analysis analysis) {
        return analysis.unloads().stream()
                .filter(account -> account.state() == UnloadAccount.State.WAITING)
                .map(account -> Escape.text(FilterNames.of(account.filter())) + " waits for "
                        + Digits.counted(account.blockers(), "holder") + ": see fltscope unload")
                .toList();
    }
}
