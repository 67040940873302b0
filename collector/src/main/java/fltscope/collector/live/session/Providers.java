package fltscope.collector.live.session;

import com.sun.jna.Memory;
import fltscope.collector.live.win32.NativeGuid;
import fltscope.collector.live.win32.TdhFunctions;
import fltscope.collector.live.win32.WideText;
import fltscope.collector.live.win32.WindowsError;
import fltscope.schemas.event.Guid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The providers that are registered on this machine: PROVIDER_ENUMERATION_INFO (tdh.h), whose rows are followed by the names.
 *
 * <pre>
 * 00 NumberOfProviders u32
 * 08 TRACE_PROVIDER_INFO[]   ProviderGuid, SchemaSource u32, ProviderNameOffset u32 from the start of all
 * </pre>
 *
 * and their keywords, PROVIDER_FIELD_INFOARRAY:
 *
 * <pre>
 * 00 NumberOfElements u32, FieldType u32
 * 08 PROVIDER_FIELD_INFO[]   NameOffset u32, DescriptionOffset u32 from the start of all, Value u64
 * </pre>
 */
public final class Providers {
    static final int ROWS = 8;
    static final int ROW_BYTES = 24;
    static final int ROW_NAME_OFFSET = 20;

    static final int FIELD_BYTES = 16;
    static final int FIELD_VALUE = 8;

    /** EventKeywordInformation of EVENT_FIELD_TYPE. */
    private static final int KEYWORD_INFORMATION = 0;

    private static final int ERROR_INSUFFICIENT_BUFFER = 122;
    private static final int FIRST_GUESS_BYTES = 1 << 16;
    private static final int ATTEMPTS = 4;
    private static final int NAME_UNITS = 512;

    private Providers() {}

    /** GUIDs of the providers whose name begins so; none where they can not be listed. */
    public static List<Guid> withPrefix(String prefix) {
        Memory bytes = new Memory(Integer.BYTES);
        bytes.setInt(0, FIRST_GUESS_BYTES);
        // A provider may be registered between two calls.
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Memory info = new Memory(bytes.getInt(0));
            int error = TdhFunctions.TdhEnumerateProviders(info, bytes);
            if (error == WindowsError.SUCCESS) {
                return withPrefix(info, prefix);
            }
            if (error != ERROR_INSUFFICIENT_BUFFER) {
                break;
            }
        }
        return List.of();
    }

    /** The masks of those of a provider's keywords that have these names, together; 0 where it has none of them. */
    public static long keywords(Guid provider, Collection<String> names) {
        Memory bytes = new Memory(Integer.BYTES);
        bytes.setInt(0, FIRST_GUESS_BYTES);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Memory info = new Memory(bytes.getInt(0));
            int error = TdhFunctions.TdhEnumerateProviderFieldInformation(
                    NativeGuid.of(provider), KEYWORD_INFORMATION, info, bytes);
            if (error == WindowsError.SUCCESS) {
                return keywords(info, names);
            }
            if (error != ERROR_INSUFFICIENT_BUFFER) {
                break;
            }
        }
        return 0;
    }

    private static long keywords(Memory info, Collection<String> names) {
        long mask = 0;
        int count = info.getInt(0);
        for (int i = 0; i < count; i++) {
            long row = ROWS + (long) FIELD_BYTES * i;
            int name = info.getInt(row);
            if (name != 0 && names.contains(WideText.read(info, name, NAME_UNITS))) {
                mask |= info.getLong(row + FIELD_VALUE);
            }
        }
        return mask;
    }

    private static List<Guid> withPrefix(Memory info, String prefix) {
        List<Guid> found = new ArrayList<>();
        int count = info.getInt(0);
        for (int i = 0; i < count; i++) {
            long row = ROWS + (long) ROW_BYTES * i;
            int name = info.getInt(row + ROW_NAME_OFFSET);
            if (name != 0 && WideText.read(info, name, NAME_UNITS).startsWith(prefix)) {
                found.add(NativeGuid.read(info, row));
            }
        }
        return found;
    }
}
