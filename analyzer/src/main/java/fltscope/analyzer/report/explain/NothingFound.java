package fltscope.analyzer.report.explain;

import fltscope.analyzer.life.LifeFilter;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import java.util.ArrayList;
import java.util.List;

/** Says that there is no such open, and what there is. */
public final class NothingFound {
    private static final int LISTED = 5;
    private static final int WANTED_COLUMNS = 260;

    private NothingFound() {}

    /**
     * The lines to print.
     *
     * @param wanted what was asked for
     * @param number of the life that was asked for; 0 for any
     * @param filter that chose the lives
     * @param ofRequest whether a request was looked for as well
     */
    public static List<String> lines(
            String file, String wanted, long number, Explanation explanation, LifeFilter filter, boolean ofRequest) {
        List<String> lines = new ArrayList<>();
        String shown = TextPage.cutTo(Escape.text(wanted), WANTED_COLUMNS);
        String head = "fltscope: " + Escape.text(file) + ": ";
        if (explanation.count() > 0) {
            lines.add(head + "there is no life " + Digits.grouped(number) + " of " + shown + "; it has "
                    + (explanation.count() == 1 ? "one" : Digits.grouped(explanation.count())));
            return lines;
        }
        if (ofRequest) {
            lines.add(head + "no open of " + shown + ", and no request by this name");
        } else {
            lines.add(head + "no open of " + shown);
        }
        if (filter instanceof PathLives paths) {
            paths(paths, explanation, lines);
        } else if (filter instanceof AddressLives addresses) {
            addresses(addresses, explanation, lines);
        }
        return lines;
    }

    private static void paths(PathLives paths, Explanation explanation, List<String> lines) {
        if (paths.nearest().isEmpty()) {
            lines.add("  the trace has " + operations(explanation) + ", and no path of an open");
            return;
        }
        lines.add("  nearest of the paths in " + Digits.grouped(paths.opens()) + " opens:");
        paths.nearest().forEach(path -> lines.add("    " + Escape.text(path)));
    }

    private static void addresses(AddressLives addresses, Explanation explanation, List<String> lines) {
        if (!addresses.onThatFile().isEmpty()) {
            lines.add("  it is a FileKey (FsContext), not a FILE_OBJECT; opens of that file:");
            addresses.onThatFile().forEach(address -> lines.add("    " + LifeNames.address(address)));
            return;
        }
        if (!addresses.similar().isEmpty()) {
            lines.add("  FILE_OBJECTs in the trace that differ in one or two digits:");
            addresses.similar().forEach(address -> lines.add("    " + LifeNames.address(address)));
            return;
        }
        lines.add("  the trace has " + operations(explanation) + "; opens without an end, "
                + Digits.grouped(explanation.analysis().opens().size())
                + (explanation.analysis().opens().isEmpty() ? "" : ", for example:"));
        explanation.analysis().opens().stream()
                .limit(LISTED)
                .forEach(
                        open -> lines.add("    " + LifeNames.address(open.file().fileObject()) + "  "
                                + (open.file().path() == null
                                        ? "(path not recorded)"
                                        : Escape.text(open.file().path()))));
    }

    private static String operations(Explanation explanation) {
        long starts = explanation.analysis().recorded().count(IoKind.OPERATION_START);
        long creates = explanation.analysis().recorded().starts(FileOperation.CREATE);
        return starts == 0
                ? "no file operations"
                : Digits.grouped(starts) + " file operations, " + Digits.grouped(creates) + " of them creates";
    }
}
