package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.Issuer;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.stack.StackLines;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.state.StackFrame;
import fltscope.analyzer.text.Colour;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.event.NtStatus;
import fltscope.schemas.event.ShareAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One finding in full: what, who and when, which filters saw it, why, what to do, and how to confirm. */
final class FindingText {
    static final int INDENT = 5;

    private static final int TEXT = INDENT + 10;
    private static final String BELOW = " < ";
    private static final String MUP = "\\Device\\Mup";

    private final TextPage page;
    private final AnalysisView view;
    private final Colour colour;

    FindingText(TextPage page, AnalysisView view) {
        this.page = page;
        this.view = view;
        colour = new Colour(view.colour());
    }

    void write(FindingGroup group) {
        String tag = TextPage.padded(" " + group.tag(), INDENT);
        page.coloured(tag, colour.of(SeverityTone.of(group.severity()), tag), INDENT, group.title());
        long object = group.isOfOpens()
                ? group.oldest().file().fileObject()
                : group.hang().fileObject();
        path(group.path(), String.format(Locale.ROOT, "FileObject %016x", object));
        if (group.isOfOpens()) {
            open(group.oldest());
        } else {
            hang(group.hang());
        }
        page.blank();
    }

    private void hang(UnfinishedFinding hang) {
        label("since", Seconds.moment(hang.sinceNanos()) + " by " + HangText.by(hang));
        if (!hang.stack().isEmpty()) {
            stack("opened at", hang.stack());
        }
        label("verdict", HangText.verdict(hang, view));
        label("do", HangText.doing(hang));
        confirm(HangText.commands(hang));
        label("id", hang.fingerprint());
    }

    private void open(OpenFinding open) {
        label(
                "opened",
                Seconds.moment(open.create().nanos()) + " by " + opener(open) + ", " + sharing(open) + status(open));
        label("since", since(open));
        label("create", createSeen(open));
        label("close", closeSeen(open));
        if (open.handles() != null) {
            label("handles", HandlesText.of(open.handles()));
        }
        if (!open.holding().views().isEmpty()) {
            label("mapped", HandlesText.views(open.holding().views()));
        }
        if (open.holding().strongReference() != null) {
            label("references", HandlesText.reference(open.holding().strongReference()));
        }
        if (!open.stack().isEmpty()) {
            stack("stack", open.stack());
        }
        label("verdict", verdict(open));
        label("do", doing(open));
        confirm(commands(open));
        String explain = view.files().size() == 1
                ? "  (fltscope explain " + view.fileArgument() + " " + open.fingerprint() + ")"
                : "";
        label("id", open.fingerprint() + explain);
    }

    private void path(String path, String object) {
        int blanks = TextPage.COLUMNS - INDENT - path.length() - object.length();
        if (blanks >= 2) {
            page.line(" ".repeat(INDENT) + path + " ".repeat(blanks) + object);
        } else {
            page.verbatim(INDENT, path);
            page.line(" ".repeat(INDENT) + object);
        }
    }

    private void label(String label, String text) {
        page.wrapped(TextPage.padded(" ".repeat(INDENT) + label, TEXT), TEXT, text);
    }

    static String opener(OpenFinding open) {
        String image = open.opener().image();
        String id = open.opener().process() == -1
                ? ""
                : Integer.toUnsignedString(open.opener().process());
        String process = "a process that is not recorded";
        if (image != null) {
            process = Escape.text(image) + (id.isEmpty() ? "" : " (" + id + ")");
        } else if (!id.isEmpty()) {
            process = "process " + id;
        }
        return process
                + (open.opener().thread() == -1
                        ? ""
                        : ", thread " + Integer.toUnsignedString(open.opener().thread()));
    }

    static String sharing(OpenFinding open) {
        if (open.create().seenByFiltersOnly()) {
            return "as filters tell; file events do not";
        }
        if (open.create().shareAccess() == 0) {
            return "not shared";
        }
        return "shared for "
                + ShareAccess.names(open.create().shareAccess())
                        .replace("FILE_SHARE_", "")
                        .replace("|", ", ")
                        .toLowerCase(Locale.ROOT);
    }

    private static String status(OpenFinding open) {
        if (!open.create().ended()) {
            return "; the end of its create was not seen";
        }
        return open.create().status() == 0
                ? ""
                : "; " + NtStatus.name(open.create().status());
    }

    static String since(OpenFinding open) {
        StringBuilder text = new StringBuilder(Seconds.length(open.use().ageNanos()));
        if (open.use().lastMajorFunction() == MajorFunction.CREATE) {
            text.append("; no operation on it since");
        } else {
            text.append("; last seen ")
                    .append(Seconds.moment(open.use().lastNanos()))
                    .append(": ");
            text.append(FilterNames.function(open.use().lastMajorFunction()));
        }
        if (open.use().pendingOperations() > 0) {
            text.append("; ")
                    .append(Digits.counted(open.use().pendingOperations(), "operation"))
                    .append(" without an end");
        }
        if (open.use().pendingRequests() > 0) {
            text.append("; ")
                    .append(Digits.counted(open.use().pendingRequests(), "request"))
                    .append(" under way");
        }
        return text.toString();
    }

    private String createSeen(OpenFinding open) {
        if (view.analysis().filters().isEmpty()) {
            return "no callbacks were recorded: which filters saw it is not known";
        }
        String where = open.file().volume() == null
                ? ""
                : " on " + view.volume(open.file().volume());
        return open.seenBy().create().isEmpty()
                ? "seen by no filter" + where
                : "seen by " + names(open.seenBy().create()) + where;
    }

    private String closeSeen(OpenFinding open) {
        boolean cleaned = open.use().cleaned();
        String cleanup =
                cleaned ? "; the cleanup came at " + Seconds.moment(open.use().cleanupNanos()) : "; nor was a cleanup";
        if (open.seenBy().create().isEmpty()) {
            return "not seen" + cleanup;
        }
        if (cleaned && !open.seenBy().cleanup().isEmpty()) {
            cleanup += ", seen by " + names(open.seenBy().cleanup());
        }
        List<String> missing = new ArrayList<>(open.seenBy().create());
        missing.removeAll(open.seenBy().close());
        return switch (missing.size()) {
            case 0 -> "seen by the filters alone" + cleanup;
            case 1 -> "not seen by " + Escape.text(FilterNames.of(missing.get(0))) + cleanup;
            case 2 -> "seen by neither" + cleanup;
            default -> "seen by none of them" + cleanup;
        };
    }

    private String names(List<String> drivers) {
        List<String> names = drivers.stream().map(view::filter).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** A line for each frame where there are names; else as many on a line as it holds. */
    private void stack(String name, List<StackFrame> frames) {
        List<String> lines = StackLines.of(frames, view.stacks());
        if (!view.stacks().hasSymbols() || view.stacks().raw()) {
            label(name, String.join(BELOW, lines));
            return;
        }
        String label = name;
        for (String line : lines) {
            label(label, line);
            label = "";
        }
    }

    String verdict(OpenFinding open) {
        OpenClass openClass = open.openClass();
        StringBuilder text = new StringBuilder(openClass.label());
        text.append(", ").append(open.severity().label());
        text.append(", ").append(open.confidence().label()).append(": ");
        text.append(
                open.holder() == null
                        ? openClass.sentence()
                        : Escape.text(open.holder().explanation()));
        if (open.reason() != null) {
            text.append(' ').append(Escape.text(open.reason()));
        }
        issuer(text, open);
        if (open.use().pendingRequests() > 0) {
            text.append(open.use().pendingRequests() == 1 ? " One request on it is" : " Some requests on it are")
                    .append(" under way: see REQUESTS.");
        }
        return text.toString();
    }

    private void issuer(StringBuilder text, OpenFinding open) {
        Issuer issuer = open.issuer();
        if (issuer.isFilter()) {
            text.append(" Opened by ").append(view.filter(issuer.filter())).append(" itself (");
            text.append(issuer.confidence().label())
                    .append("): ")
                    .append(issuer.reason())
                    .append('.');
            if (issuer.refutedBy() != null) {
                text.append(" But that is refuted: ")
                        .append(Escape.text(issuer.refutedBy()))
                        .append('.');
            }
        } else if (!issuer.range().isEmpty()) {
            text.append(" It may be that a filter opened it, one of ")
                    .append(names(issuer.range()))
                    .append(" (");
            text.append(issuer.confidence().label())
                    .append("): ")
                    .append(issuer.reason())
                    .append('.');
        } else if (!open.seenBy().create().isEmpty()) {
            text.append(" No sign that a filter opened it.");
        }
    }

    static String doing(OpenFinding open) {
        String doing = Advice.of(open.openClass()).doing();
        boolean ask = open.openClass() == OpenClass.KNOWN_HOLDER
                && MUP.equalsIgnoreCase(open.file().volume());
        return ask ? doing + "; ask MUP who owns the file object (FsRtlMupGetProviderInfoFromFileObject)" : doing;
    }

    /** Commands stand apart and are not broken. */
    private void confirm(List<String> commands) {
        StringBuilder line = new StringBuilder();
        String label = "confirm";
        for (String command : commands) {
            if (line.length() > 0 && TEXT + line.length() + 4 + command.length() > TextPage.COLUMNS) {
                label(label, line.toString());
                label = "";
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : "    ").append(command);
        }
        if (line.length() > 0) {
            label(label, line.toString());
        }
    }

    static List<String> commands(OpenFinding open) {
        List<String> commands = new ArrayList<>();
        for (String command : Advice.of(open.openClass()).commands()) {
            String filled = command.replace(
                            Advice.OBJECT,
                            String.format(Locale.ROOT, "%016x", open.file().fileObject()))
                    .replace(
                            Advice.PROCESS,
                            Integer.toUnsignedString(open.opener().process()))
                    .replace(
                            Advice.THREAD,
                            Integer.toUnsignedString(open.opener().thread()));
            boolean unknown = (command.contains(Advice.PROCESS) && open.opener().process() == -1)
                    || (command.contains(Advice.THREAD) && open.opener().thread() == -1);
            if (command.contains(Advice.FILTER)) {
                for (String driver : concerned(open)) {
                    commands.add(filled.replace(Advice.FILTER, "<" + Escape.text(FilterNames.of(driver)) + ">"));
                }
            } else if (!unknown) {
                commands.add(filled);
            }
        }
        return commands;
    }

    private static List<String> concerned(OpenFinding open) {
        return open.issuer().isFilter()
                ? List.of(open.issuer().filter())
                : open.seenBy().create();
    }
}
