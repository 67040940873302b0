package fltscope.analyzer.input.debugger.kernel;

import fltscope.analyzer.input.Scan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of {@code !fltkd.irpctrl} and {@code !fltkd.cbd}: {@code IRP_CTRL: address  CREATE (0) [flags] words}, fields, and a table of
 * completion nodes, with the names of each on the line below it ("Filter Manager Concepts: Part 7 - IRP_CTRL",
 * fsfilters.blogspot.com/2010/02).
 */
final class CallbackDataLines extends Family {
    private static final int DECIMAL_DIGITS = 3;
    private static final Pattern HEAD = Pattern.compile(
            "(IRP_CTRL|FLT_CALLBACK_DATA) {0,60}: {0,8}(" + ADDRESS + ")(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FUNCTION =
            Pattern.compile("[A-Z][A-Z_]{2,40} \\(([0-9]{1," + DECIMAL_DIGITS + "})\\).*");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9_.\\[\\]]{0,40}) {0,60}: *(.*)");
    private static final Pattern NODE = Pattern.compile(
            "\\[ ?[0-9]{1,3} ?, ?[0-9]{1,3} ?\\] +[0-9a-f]{8} +[0-9a-f]{1,2} +[0-9a-f]{1,4} +(" + ADDRESS + ") .*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMES = Pattern.compile("\\(\"([^\"]*)\" ?, ?\"([^\"]*)\"\\) *(\\S*).*");

    private static final class Request {
        long irpCtrl;
        long address;
        long irp;
        int majorFunction = -1;
        long fileObject;
        long thread;
        String device;
        final List<CompletionNode> nodes = new ArrayList<>();

        CallbackDataFact fact() {
            return new CallbackDataFact(
                    irpCtrl,
                    address,
                    irp,
                    majorFunction,
                    fileObject,
                    thread,
                    device,
                    nodes.stream().filter(node -> node.instance() != 0).toList());
        }
    }

    private final Map<Long, Request> requests = new LinkedHashMap<>();
    private long asked;
    private Request request;

    /** {@code !fltkd.cbd} with an address; 0 for every other command. */
    void command(long callbackData) {
        asked = callbackData;
    }

    @Override
    boolean starts(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            return false;
        }
        request = new Request();
        long address = address(head.group(2));
        boolean whole = head.group(1).toUpperCase(Locale.ROOT).equals("IRP_CTRL");
        request.irpCtrl = whole ? address : 0;
        request.address = whole ? asked : address;
        Matcher function = FUNCTION.matcher(head.group(3).strip());
        request.majorFunction = function.matches() ? Integer.parseInt(function.group(1)) : -1;
        put(requests, address, request);
        return true;
    }

    @Override
    boolean continues(String line) {
        if (request == null) {
            return false;
        }
        Matcher node = NODE.matcher(line);
        if (node.matches()) {
            node(address(node.group(1)));
            return true;
        }
        Matcher names = NAMES.matcher(line);
        if (names.matches()) {
            names(names.group(1), names.group(2), names.group(3));
            return true;
        }
        Matcher field = FIELD.matcher(line);
        if (!field.matches() || line.startsWith("FLT")) {
            return line.startsWith("---") || line.startsWith("Cmd ");
        }
        field(field.group(1).toLowerCase(Locale.ROOT), field.group(2));
        return true;
    }

    @Override
    void leave() {
        request = null;
    }

    List<CallbackDataFact> facts() {
        return requests.values().stream().map(Request::fact).toList();
    }

    private void field(String label, String text) {
        switch (label) {
            case "irp" -> request.irp = address(text);
            case "fileobject" -> request.fileObject = address(text);
            case "thread" -> request.thread = address(text);
            case "callbackdata" -> request.address = address(text);
            case "deviceobject" -> {
                Scan value = new Scan(text);
                request.device = value.address() ? value.name() : null;
            }
            default -> {}
        }
    }

    /** Nodes that are not used yet have no instance. */
    private void node(long instance) {
        if (request.nodes.size() < MAX_FACTS) {
            request.nodes.add(new CompletionNode(instance, null, null, null));
        }
    }

    private void names(String filter, String name, String routine) {
        int last = request.nodes.size() - 1;
        if (last >= 0) {
            CompletionNode node = request.nodes.get(last);
            request.nodes.set(
                    last, new CompletionNode(node.instance(), filter, name, routine.isEmpty() ? null : routine));
        }
    }
}
