package fltscope.collector.live.session;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.collector.live.fake.FakeEtw;
import fltscope.collector.live.snapshot.FilterListing;
import fltscope.schemas.event.Guid;
import fltscope.schemas.schema.EventSchema;
import fltscope.schemas.schema.TraceEventInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds the offsets of these packages against the table that was made from the headers of mingw-w64. */
class LayoutTest {
    private static final Map<String, Integer> OURS = new TreeMap<>(Map.ofEntries(
            Map.entry("EVENT_TRACE_PROPERTIES", TraceProperties.BYTES),
            Map.entry("WNODE_HEADER.BufferSize", TraceProperties.WNODE_BUFFER_SIZE),
            Map.entry("WNODE_HEADER.HistoricalContext", TraceProperties.WNODE_HISTORICAL_CONTEXT),
            Map.entry("WNODE_HEADER.Guid", TraceProperties.WNODE_GUID),
            Map.entry("WNODE_HEADER.ClientContext", TraceProperties.WNODE_CLIENT_CONTEXT),
            Map.entry("WNODE_HEADER.Flags", TraceProperties.WNODE_FLAGS),
            Map.entry("EVENT_TRACE_PROPERTIES.BufferSize", TraceProperties.BUFFER_SIZE),
            Map.entry("EVENT_TRACE_PROPERTIES.MinimumBuffers", TraceProperties.MINIMUM_BUFFERS),
            Map.entry("EVENT_TRACE_PROPERTIES.MaximumBuffers", TraceProperties.MAXIMUM_BUFFERS),
            Map.entry("EVENT_TRACE_PROPERTIES.MaximumFileSize", TraceProperties.MAXIMUM_FILE_SIZE),
            Map.entry("EVENT_TRACE_PROPERTIES.LogFileMode", TraceProperties.LOG_FILE_MODE),
            Map.entry("EVENT_TRACE_PROPERTIES.FlushTimer", TraceProperties.FLUSH_TIMER),
            Map.entry("EVENT_TRACE_PROPERTIES.EventsLost", TraceProperties.EVENTS_LOST),
            Map.entry("EVENT_TRACE_PROPERTIES.BuffersWritten", TraceProperties.BUFFERS_WRITTEN),
            Map.entry("EVENT_TRACE_PROPERTIES.LogBuffersLost", TraceProperties.LOG_BUFFERS_LOST),
            Map.entry("EVENT_TRACE_PROPERTIES.RealTimeBuffersLost", TraceProperties.REAL_TIME_BUFFERS_LOST),
            Map.entry("EVENT_TRACE_PROPERTIES.LogFileNameOffset", TraceProperties.LOG_FILE_NAME_OFFSET),
            Map.entry("EVENT_TRACE_PROPERTIES.LoggerNameOffset", TraceProperties.LOGGER_NAME_OFFSET),
            Map.entry("EVENT_TRACE_LOGFILEW", TraceLogfile.BYTES),
            Map.entry("EVENT_TRACE_LOGFILEW.LoggerName", TraceLogfile.LOGGER_NAME),
            Map.entry("EVENT_TRACE_LOGFILEW.ProcessTraceMode", TraceLogfile.PROCESS_TRACE_MODE),
            Map.entry("EVENT_TRACE_LOGFILEW.EventRecordCallback", TraceLogfile.EVENT_RECORD_CALLBACK),
            Map.entry("EVENT_RECORD", LiveEvent.BYTES),
            Map.entry("EVENT_HEADER.Flags", LiveEvent.FLAGS),
            Map.entry("EVENT_HEADER.ThreadId", LiveEvent.THREAD_ID),
            Map.entry("EVENT_HEADER.ProcessId", LiveEvent.PROCESS_ID),
            Map.entry("EVENT_HEADER.TimeStamp", LiveEvent.TIME_STAMP),
            Map.entry("EVENT_HEADER.ProviderId", LiveEvent.PROVIDER_ID),
            Map.entry("EVENT_RECORD.BufferContext", LiveEvent.BUFFER_CONTEXT),
            Map.entry("EVENT_RECORD.ExtendedDataCount", LiveEvent.EXTENDED_DATA_COUNT),
            Map.entry("EVENT_RECORD.UserDataLength", LiveEvent.USER_DATA_LENGTH),
            Map.entry("EVENT_RECORD.ExtendedData", LiveEvent.EXTENDED_DATA),
            Map.entry("EVENT_RECORD.UserData", LiveEvent.USER_DATA),
            Map.entry("EVENT_HEADER_EXTENDED_DATA_ITEM", LiveEvent.ITEM_BYTES),
            Map.entry("EVENT_HEADER_EXTENDED_DATA_ITEM.ExtType", LiveEvent.ITEM_TYPE),
            Map.entry("EVENT_HEADER_EXTENDED_DATA_ITEM.DataSize", LiveEvent.ITEM_DATA_SIZE),
            Map.entry("EVENT_HEADER_EXTENDED_DATA_ITEM.DataPtr", LiveEvent.ITEM_DATA),
            Map.entry("ENABLE_TRACE_PARAMETERS", EnableParameters.BYTES),
            Map.entry("ENABLE_TRACE_PARAMETERS.Version", EnableParameters.VERSION),
            Map.entry("ENABLE_TRACE_PARAMETERS.EnableProperty", EnableParameters.ENABLE_PROPERTY),
            Map.entry("FILTER_AGGREGATE_STANDARD_INFORMATION.Flags", FilterListing.FILTER_FLAGS),
            Map.entry(
                    "FILTER_AGGREGATE_STANDARD_INFORMATION.Type.MiniFilter.FilterNameLength",
                    FilterListing.FILTER_NAME_LENGTH),
            Map.entry(
                    "FILTER_AGGREGATE_STANDARD_INFORMATION.Type.MiniFilter.FilterAltitudeLength",
                    FilterListing.FILTER_ALTITUDE_LENGTH),
            Map.entry("INSTANCE_FULL_INFORMATION.AltitudeLength", FilterListing.INSTANCE_ALTITUDE_LENGTH),
            Map.entry("INSTANCE_FULL_INFORMATION.VolumeNameLength", FilterListing.INSTANCE_VOLUME_LENGTH),
            Map.entry("PROVIDER_ENUMERATION_INFO.TraceProviderInfoArray", Providers.ROWS),
            Map.entry("PROVIDER_FIELD_INFOARRAY.FieldInfoArray", Providers.ROWS),
            Map.entry("PROVIDER_FIELD_INFO", Providers.FIELD_BYTES),
            Map.entry("PROVIDER_FIELD_INFO.Value", Providers.FIELD_VALUE),
            Map.entry("TRACE_PROVIDER_INFO", Providers.ROW_BYTES),
            Map.entry("TRACE_PROVIDER_INFO.ProviderNameOffset", Providers.ROW_NAME_OFFSET),
            Map.entry("CLASSIC_EVENT_ID", EtwSession.CLASSIC_EVENT_ID_BYTES),
            Map.entry("CLASSIC_EVENT_ID.Type", EtwSession.CLASSIC_EVENT_ID_TYPE)));

    /** Fields of the descriptor within EVENT_HEADER, which starts EVENT_RECORD. */
    private static final Map<String, Integer> DESCRIPTOR = Map.of(
            "Id", LiveEvent.ID,
            "Version", LiveEvent.VERSION,
            "Channel", LiveEvent.CHANNEL,
            "Level", LiveEvent.LEVEL,
            "Opcode", LiveEvent.OPCODE,
            "Task", LiveEvent.TASK,
            "Keyword", LiveEvent.KEYWORD);

    @Test
    void everyOffsetIsThatOfTheWindowsHeaders() throws IOException {
        Map<String, Integer> table = table(text());

        assertThat(table).containsAllEntriesOf(OURS);
        int descriptor = table.get("EVENT_RECORD.EventHeader") + table.get("EVENT_HEADER.EventDescriptor");
        DESCRIPTOR.forEach((field, offset) -> assertThat(descriptor + table.get("EVENT_DESCRIPTOR." + field))
                .as(field)
                .isEqualTo(offset));
    }

    @Test
    void theFakeHasTheLayoutsOfTheWindowsHeaders() throws IOException {
        assertThat(table(FakeEtw.fresh().layouts())).isEqualTo(table(text()));
    }

    @Test
    void whatWindowsTellsOfAnEventIsReadWhereTheWindowsHeadersHaveIt() throws IOException {
        Map<String, Integer> table = table(text());
        int property = table.get("TRACE_EVENT_INFO.EventPropertyInfoArray");
        int names = property + 2 * table.get("EVENT_PROPERTY_INFO");
        ByteBuffer info = ByteBuffer.allocate(names + 64).order(ByteOrder.LITTLE_ENDIAN);
        info.putLong(table.get("TRACE_EVENT_INFO.ProviderGuid"), 7).putLong(8, 9);
        int descriptor = table.get("TRACE_EVENT_INFO.EventDescriptor");
        info.putShort(descriptor + table.get("EVENT_DESCRIPTOR.Id"), (short) 4711);
        info.put(descriptor + table.get("EVENT_DESCRIPTOR.Version"), (byte) 3);
        info.putInt(table.get("TRACE_EVENT_INFO.DecodingSource"), 0);
        info.putInt(table.get("TRACE_EVENT_INFO.ProviderNameOffset"), text(info, names, "provider"));
        info.putInt(table.get("TRACE_EVENT_INFO.TaskNameOffset"), text(info, names + 18, "task"));
        info.putInt(table.get("TRACE_EVENT_INFO.OpcodeNameOffset"), text(info, names + 28, "opcode"));
        info.putInt(table.get("TRACE_EVENT_INFO.PropertyCount"), 2);
        info.putInt(table.get("TRACE_EVENT_INFO.TopLevelPropertyCount"), 2);
        for (int i = 0; i < 2; i++) {
            int at = property + i * table.get("EVENT_PROPERTY_INFO");
            info.putInt(at + table.get("EVENT_PROPERTY_INFO.NameOffset"), text(info, names + 42 + 4 * i, "" + i));
            int inType = i == 0 ? 8 : 1; // UINT32, then a text of so many characters
            info.putShort(at + table.get("EVENT_PROPERTY_INFO.nonStructType.InType"), (short) inType);
            info.putInt(at + table.get("EVENT_PROPERTY_INFO.Flags"), i == 0 ? 0 : 2);
            info.putShort(at + table.get("EVENT_PROPERTY_INFO.count"), (short) 1);
        }

        EventSchema schema = TraceEventInfo.read(info, 0, info.capacity());
        assertThat(schema.provider()).isEqualTo(new Guid(7, 9));
        assertThat(schema.id()).isEqualTo(4711);
        assertThat(schema.version()).isEqualTo(3);
        assertThat(schema.providerName()).isEqualTo("provider");
        assertThat(schema.eventName()).isEqualTo("task/opcode");
        assertThat(schema.fieldName(0)).isEqualTo("0");
        assertThat(schema.fieldName(1)).isEqualTo("1");
        // A length that is itself no number is refused: so the first field's type was found where it was put.
        info.putShort(property + table.get("EVENT_PROPERTY_INFO.nonStructType.InType"), (short) 1);
        assertThat(TraceEventInfo.read(info, 0, info.capacity())).isNull();
    }

    private static int text(ByteBuffer out, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            out.putChar(at + 2 * i, text.charAt(i));
        }
        return at;
    }

    private static String text() throws IOException {
        try (InputStream in = FakeEtw.class.getResourceAsStream("offsets.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Integer> table(String text) {
        Map<String, Integer> table = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.indexOf(' ');
            table.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
        });
        return table;
    }
}
