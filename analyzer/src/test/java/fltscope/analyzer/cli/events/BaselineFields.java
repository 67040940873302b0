package fltscope.analyzer.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares a field of an event as TraceEvent shows it with ours. It shows some by other names, and some in other forms. */
final class BaselineFields {
    /** In the head of an event, or worked out of another field and not in the event. */
    private static final Set<String> ELSEWHERE = Set.of("PID", "TID", "PName", "ProceNum", "DataLen", "BuildTime");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("MaxFileSize", "maximumFileSize"),
            Map.entry("CPUSpeed", "cpuSpeedInMHz"),
            Map.entry("SessionName", "loggerName"),
            Map.entry("UtcOffsetMinutes", "bias"),
            Map.entry("ProcessID", "processId"),
            Map.entry("ParentID", "parentId"),
            Map.entry("SessionID", "sessionId"),
            Map.entry("PageDirectoryBase", "directoryTableBase"),
            Map.entry("ApplicationID", "applicationId"),
            Map.entry("MemoryCount", "pageFaultCount"),
            // A Thread event of version 3 has the affinity at this place.
            Map.entry("StartAddr", "affinity"),
            Map.entry("Value", "volume"),
            Map.entry("IrpPtr", "irp"),
            Map.entry("FileAttributes", "createAttributes"));

    private static final Map<String, Integer> FLAGS = Map.of(
            "None", 0,
            "Wow64", 2,
            "Protected", 4,
            "Read", 1,
            "ReadWrite", 3,
            "ReadWrite, Delete", 7);

    private BaselineFields() {}

    static void check(Baseline.Event event, JsonNode our, String name, String value) {
        if (ELSEWHERE.contains(name)) {
            return;
        }
        JsonNode fields = our.get("fields");
        switch (name) {
            case "ParentThreadID", "ParentProcessID" -> checkCreator(event, our, name, value);
            case "Version" -> {
                long version = fields.get("majorVersion").asLong()
                        | fields.get("minorVersion").asLong() << 8
                        | fields.get("subVersion").asLong() << 16
                        | fields.get("subMinorVersion").asLong() << 24;
                checkNumber(event, name, version, value);
            }
            case "Flags" -> checkNumber(event, name, decode(fields.get("flags")), flags(value));
            case "ShareAccess" -> checkNumber(event, name, decode(fields.get("shareAccess")), flags(value));
            case "CreateDisposition" -> {
                assertThat(value).isEqualTo("OPEN_EXISTING");
                assertThat(fields.get("createDispositionName").asText()).isEqualTo("FILE_OPEN");
            }
            case "CreateOptions" -> checkOptions(event, decode(fields.get("createOptions")), value);
            // Said to be a string of one character, which TraceEvent shows as a number.
            case "char_type" ->
                checkNumber(event, name, fields.get(name).asText().charAt(0), value);
            // TraceEvent shows the milliseconds of a SYSTEMTIME wrongly.
            case "system_time_type" ->
                checkField(event, name, fields.get(name), value.substring(0, value.indexOf('.')) + "...");
            case "ThreadName" ->
                assertThat(fields.path("threadName").asText(""))
                        .as("%s of %s", name, event)
                        .isEqualTo(value);
            default -> checkField(event, name, field(event, fields, name), value);
        }
    }

    /** The header of a Thread/Start is of who created the thread; TraceEvent asks for it nowhere else. */
    private static void checkCreator(Baseline.Event event, JsonNode our, String name, String value) {
        if (!value.equals("-1")) {
            boolean thread = name.equals("ParentThreadID");
            JsonNode header = our.get(thread ? "headerTid" : "headerPid");
            long id = header == null ? our.get(thread ? "tid" : "pid").asLong() : header.asLong();
            checkNumber(event, name, id, value);
        }
    }

    /** TraceEvent takes the options for file attributes; where those have no names it shows the number. */
    private static void checkOptions(Baseline.Event event, long options, String value) {
        if (Character.isDigit(value.charAt(0))) {
            checkNumber(event, "CreateOptions", options, value);
        } else {
            assertThat(value).startsWith("FILE_ATTRIBUTE_ARCHI");
            assertThat(options & 0x20).as("CreateOptions of %s", event).isEqualTo(0x20);
        }
    }

    private static JsonNode field(Baseline.Event event, JsonNode fields, String name) {
        String ours = NAMES.getOrDefault(name, name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
        JsonNode dosPath = fields.get(ours + "Dos");
        JsonNode field = dosPath == null ? fields.get(ours) : dosPath;
        assertThat(field).as("%s of %s in %s", name, event, fields).isNotNull();
        return field;
    }

    private static void checkField(Baseline.Event event, String name, JsonNode our, String value) {
        if (value.equals("True") || value.equals("False")) {
            checkNumber(event, name, our.asLong(), value.equals("True") ? "1" : "0");
        } else if (our.isNumber() || our.asText().startsWith("0x")) {
            checkNumber(event, name, decode(our), value);
        } else if (value.matches("\\d\\d/\\d\\d/\\d\\d .*")) {
            String date = "20" + value.replace('/', '-').replace(' ', 'T');
            checkText(event, name, our.asText(), date.replaceFirst("^2070", "1970"));
        } else {
            checkText(event, name, our.asText(), value);
        }
    }

    /** Numbers are told with and without a sign; what provider metadata calls unsigned TraceEvent may show as negative. */
    private static void checkNumber(Baseline.Event event, String name, long our, String value) {
        long their = value.startsWith("0x")
                ? Long.parseUnsignedLong(value.substring(2), 16)
                : Long.parseLong(value.replace(",", ""));
        boolean negative = value.startsWith("-");
        assertThat(negative ? (int) our : our).as("%s of %s", name, event).isEqualTo(negative ? (int) their : their);
    }

    private static void checkText(Baseline.Event event, String name, String our, String value) {
        boolean cut = value.endsWith("...");
        String shown = cut ? value.substring(0, value.length() - 3) : value;
        String comparable = cut && our.length() >= shown.length() ? our.substring(0, shown.length()) : our;
        assertThat(comparable).as("%s of %s", name, event).isEqualTo(shown);
    }

    private static String flags(String names) {
        assertThat(FLAGS).containsKey(names);
        return FLAGS.get(names).toString();
    }

    private static long decode(JsonNode value) {
        String text = value.asText();
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
    }
}
