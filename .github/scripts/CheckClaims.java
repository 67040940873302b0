import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks the claims of docs/verification.md, "On Windows", on what windows-trace.ps1 has left in a folder. One line a claim:
 * confirmed, contradicted, or not seen, and why. Ends with 1 when one is contradicted, with 2 when a claim has no check.
 *
 * <p>{@code java -cp fltscope.jar CheckClaims.java docs/verification.md FOLDER}
 */
public final class CheckClaims {
    private static final Pattern ROW = Pattern.compile("\\| ([a-z]+) \\|.*");

    private record Answer(String word, String why) {}

    private interface Check {
        Answer run() throws IOException;
    }

    private final Path folder;
    private final Map<String, Check> checks = Map.ofEntries(
            Map.entry("doctor", this::doctor),
            Map.entry("capture", this::capture),
            Map.entry("snapshot", this::snapshot),
            Map.entry("wprp", this::wprp),
            Map.entry("names", this::names),
            Map.entry("layouts", this::layouts),
            Map.entry("sessions", this::sessions),
            Map.entry("loss", () -> new Answer("not seen", "nothing here makes Windows lose events")),
            Map.entry("rights", () -> new Answer("not seen", "the user of the runner is an administrator")),
            Map.entry("launcher", this::launcher),
            Map.entry("queue", () -> new Answer("not seen", "nothing is trimmed or followed here")),
            Map.entry("probe", () -> new Answer("not seen", "no handles are recorded here")),
            Map.entry("keywords", () -> new Answer("not seen", "the profile of holders is not recorded here")),
            Map.entry("filters", () -> new Answer("not seen", "the profile of holders is not recorded here")),
            Map.entry("unload", () -> new Answer("not seen", "no filter is unloaded here")));

    private CheckClaims(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        CheckClaims claims = new CheckClaims(Path.of(args[1]));
        int code = 0;
        boolean inTable = false;
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            inTable = line.startsWith("#") ? line.equals("## On Windows") : inTable;
            var row = ROW.matcher(line);
            if (!inTable || !row.matches() || row.group(1).equals("id")) {
                continue;
            }
            Check check = claims.checks.get(row.group(1));
            Answer answer = check == null ? new Answer("not seen", "it has no check in CheckClaims") : check.run();
            System.out.printf("%-12s %-9s %s%n", answer.word(), row.group(1), answer.why());
            code = Math.max(code, check == null ? 2 : answer.word().equals("contradicted") ? 1 : 0);
        }
        System.exit(code);
    }

    private Answer doctor() throws IOException {
        if (!has("doctor.txt")) {
            return absent("doctor.txt");
        }
        List<String> missing = text("doctor.txt")
                .lines()
                .filter(line -> line.startsWith("MISSING"))
                .toList();
        return answer(missing.isEmpty() && code("doctor") == 0, "no MISSING", "doctor says: " + missing);
    }

    private Answer capture() throws IOException {
        if (!has("queue-info.json")) {
            return absent("queue-info.json");
        }
        boolean leftOut = text("capture-queue.txt").contains("left out");
        long ends = recorded("queue-info.json", "callback ends (IRP)");
        return answer(
                code("capture-queue") == 0 && !leftOut && ends > 0,
                ends + " ends of callbacks",
                "exit code " + code("capture-queue") + ", " + ends + " ends of callbacks"
                        + (leftOut ? ", something was left out" : ""));
    }

    private Answer snapshot() throws IOException {
        if (!has("snapshot.json")) {
            return absent("snapshot.json");
        }
        String printed = text("snapshot.txt");
        return answer(
                code("snapshot") == 0 && !printed.contains("can not be listed") && !printed.contains(" 0 filters"),
                printed.strip(),
                printed.strip());
    }

    private Answer wprp() throws IOException {
        if (!has("wpr.etl") || !has("wpr-info.json")) {
            return code("wpr-start") > 0
                    ? new Answer("contradicted", text("wpr-start.txt").strip())
                    : absent("wpr.etl");
        }
        long ends = recorded("wpr-info.json", "callback ends (IRP)");
        return answer(ends > 0, ends + " ends of callbacks", "wpr took the profile and recorded no ends of callbacks");
    }

    private Answer names() throws IOException {
        JsonNode report = json("queue-analyze.json");
        if (report == null || report.get("opens").isEmpty()) {
            return new Answer("not seen", "no open is left over that would have a name");
        }
        long named = 0;
        for (JsonNode open : report.get("opens")) {
            named += open.findValue("path") == null || open.findValue("path").isNull() ? 0 : 1;
        }
        long all = report.get("opens").size();
        return answer(named > 0, named + " of " + all + " opens have a path", "none of " + all + " opens has a path");
    }

    private Answer layouts() throws IOException {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (String name : List.of("queue", "etl", "wpr")) {
            JsonNode report = json(name + "-analyze.json");
            if (report == null) {
                continue;
            }
            seen++;
            if (!report.get("counters").isEmpty()) {
                wrong.add(name + ": " + report.get("counters"));
            }
            long ends = counter(report, "CALLBACK_ENDS");
            long paired = counter(report, "CALLBACKS_PAIRED");
            if (ends > 0 && paired * 10 < ends * 9) {
                wrong.add(name + ": " + paired + " of " + ends + " callbacks are paired");
            }
            long operations = counter(report, "OPERATION_STARTS");
            long operationsPaired = counter(report, "OPERATIONS_PAIRED");
            if (operations > 0 && operationsPaired * 10 < operations * 9) {
                wrong.add(name + ": " + operationsPaired + " of " + operations + " operations are paired");
            }
        }
        return seen == 0 ? absent("*-analyze.json") : answer(wrong.isEmpty(), seen + " recordings", wrong.toString());
    }

    private Answer sessions() throws IOException {
        if (!has("sessions.txt")) {
            return absent("sessions.txt");
        }
        List<String> left = text("sessions.txt")
                .lines()
                .filter(line -> line.contains("fltscope"))
                .toList();
        return answer(left.isEmpty(), "none of fltscope is left", "left: " + left);
    }

    private Answer launcher() throws IOException {
        return has("version.txt")
                ? answer(
                        code("version") == 0,
                        text("version.txt").lines().findFirst().orElse(""),
                        text("version.txt"))
                : absent("version.txt");
    }

    private static Answer answer(boolean confirmed, String why, String whyNot) {
        return confirmed ? new Answer("confirmed", why) : new Answer("contradicted", whyNot);
    }

    private static Answer absent(String file) {
        return new Answer("not seen", "there is no " + file);
    }

    private boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    private String text(String file) throws IOException {
        return has(file) ? Files.readString(folder.resolve(file)).replace("\uFEFF", "") : "";
    }

    private int code(String step) throws IOException {
        String code = text(step + ".code").strip();
        return code.isEmpty() ? -1 : Integer.parseInt(code);
    }

    /** A JSON file; null where there is none, or it is no JSON. */
    private JsonNode json(String file) throws IOException {
        String text = text(file);
        return text.startsWith("{") ? new ObjectMapper().readTree(text) : null;
    }

    private static long counter(JsonNode report, String name) {
        for (JsonNode counter : report.at("/pairing/counters")) {
            if (counter.get("name").asText().equals(name)) {
                return counter.get("count").asLong();
            }
        }
        return 0;
    }

    private long recorded(String file, String label) throws IOException {
        JsonNode info = json(file);
        long count = 0;
        if (info != null) {
            for (JsonNode trace : info.get("traces")) {
                for (JsonNode aspect : trace.path("recorded")) {
                    count += aspect.get("label").asText().equals(label)
                            ? aspect.get("count").asLong()
                            : 0;
                }
            }
        }
        return count;
    }
}
