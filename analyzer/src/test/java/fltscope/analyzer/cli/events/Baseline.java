package fltscope.analyzer.cli.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The events of a baseline that TraceEvent wrote of a trace: the first of each kind, in order.
 *
 * <pre>
 * EVENT 2,616.762: Windows Kernel/Process/Start PID=3644; TID=-1; PName=Test.x86; ProceNum=0; ... CommandLine=Test.x86.exe;
 * </pre>
 */
final class Baseline {
    private static final Pattern EVENT = Pattern.compile("EVENT +([0-9,.]+): (.+?) PID=(.*)");

    /**
     * One line.
     *
     * @param number how many of its kind stand before it
     * @param values by name, PID and the like included; a value that ends with three dots is cut
     */
    record Event(String kind, int number, String milliseconds, Map<String, String> values) {}

    private Baseline() {}

    static List<Event> read(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher match = EVENT.matcher(line);
            if (match.matches()) {
                String kind = match.group(2);
                int number = seen.merge(kind, 1, Integer::sum) - 1;
                events.add(new Event(kind, number, match.group(1), values("PID=" + match.group(3))));
            }
        }
        return events;
    }

    private static Map<String, String> values(String pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs.split("; ?(?=[A-Za-z_0-9]+=|$)", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return values;
    }
}
