package fltscope.schemas.schema;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.Guid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Schemas of the filter manager's own trace, from the table {@code fltmgrtrace.tsv}: they serve where a trace brings none. Read
 * when the first event of one of the providers comes, as few traces have any.
 *
 * <p>The provider's name ends in 32 digits that differ from build to build; that they are its GUID is an inference, which each
 * event that is found here bears out.
 */
final class BuiltInSchemas {
    private static final String TABLE = "/fltscope/schemas/fltmgrtrace.tsv";
    private static final String PROVIDER_NAME = "Microsoft-Windows-FltMgrTrace_";
    private static final String PROVIDERS = "provider";
    private static final String KEYWORD_PREFIX = "GFL_TRACE_";
    private static final String FIRST_FIELD = "AnsiString FUNC";
    private static final int BUILDS = 3;
    private static final int KEYWORD = BUILDS;
    private static final int FIELDS = BUILDS + 1;
    private static final int COLUMNS = BUILDS + 2;

    /** The providers of the table, in its order: looked at for each event of an unknown provider, so not read from it. */
    private static final Guid[] KNOWN = {
        Guid.parse("4d0b89d9-3def-3995-2d07-a17be000652e"),
        Guid.parse("04b6ad31-b1f8-3ea8-49de-9331df976a65"),
        Guid.parse("d31e645e-a71c-307e-db82-3c8f06985b81")
    };

    private SchemaTable table;

    /** The schema of an event; null when it is of none of the providers, or of an id that the table does not have. */
    EventSchema find(EventRecord record) {
        if (!isKnown(record.providerHigh(), record.providerLow())) {
            return null;
        }
        if (table == null) {
            table = new SchemaTable();
            all().forEach(table::add);
        }
        return table.find(record);
    }

    private static boolean isKnown(long high, long low) {
        for (Guid guid : KNOWN) {
            if (guid.high() == high && guid.low() == low) {
                return true;
            }
        }
        return false;
    }

    /** All of the table, build by build within a row. */
    static List<EventSchema> all() {
        List<EventSchema> schemas = new ArrayList<>();
        try (InputStream stream = BuiltInSchemas.class.getResourceAsStream(TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.startsWith(PROVIDERS)) {
                    addRow(line.split("\t", COLUMNS), schemas);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    private static void addRow(String[] row, List<EventSchema> schemas) {
        List<SchemaField> fields = new ArrayList<>();
        fields.add(field(FIRST_FIELD, 0));
        if (!row[FIELDS].isEmpty()) {
            for (String field : row[FIELDS].split(", ", -1)) {
                fields.add(field(field, fields.size()));
            }
        }
        String event = row[KEYWORD].replace(KEYWORD_PREFIX, "");
        for (int build = 0; build < BUILDS; build++) {
            String name = PROVIDER_NAME + KNOWN[build].toString().replace("-", "");
            for (int id : ids(row[build])) {
                schemas.add(new EventSchema(KNOWN[build], id, 0, name, event, fields, fields.size(), 0));
            }
        }
    }

    /** {@code 12-13,20}; {@code -} is none. */
    private static List<Integer> ids(String text) {
        List<Integer> ids = new ArrayList<>();
        if (text.equals("-")) {
            return ids;
        }
        for (String range : text.split(",", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = Integer.parseInt(range.substring(dash + 1));
            for (int id = first; id <= last; id++) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static SchemaField field(String text, int index) {
        int blank = text.indexOf(' ');
        return SchemaField.value(
                text.substring(blank + 1),
                index,
                type(text.substring(0, blank)),
                OutType.DEFAULT,
                "",
                Extent.NONE,
                Extent.NONE);
    }

    private static InType type(String name) {
        return switch (name) {
            case "AnsiString" -> InType.ANSISTRING;
            case "UnicodeString" -> InType.UNICODESTRING;
            case "CountedUtf16String" -> InType.MANIFEST_COUNTEDSTRING;
            case "Pointer" -> InType.POINTER;
            case "Int32" -> InType.INT32;
            case "UInt32" -> InType.UINT32;
            case "HexInt32" -> InType.HEXINT32;
            case "HexInt64" -> InType.HEXINT64;
            default -> throw new IllegalStateException("a type that the table does not use: " + name);
        };
    }
}
