package fltscope.schemas.schema;

import fltscope.schemas.event.FieldSink;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.NtStatus;
import fltscope.schemas.event.PointerRole;
import java.util.HexFormat;
import java.util.Locale;

/** Tells single values of a payload in the form that their out-type asks for. */
final class ValueTeller {
    private final ValueReader reader;
    private final EventSchemas schemas;
    private EventSchema schema;

    ValueTeller(ValueReader reader, EventSchemas schemas) {
        this.reader = reader;
        this.schemas = schemas;
    }

    void wrap(EventSchema nextSchema) {
        schema = nextSchema;
    }

    void tell(FieldSink out, String label, SchemaField field, int at, int end) {
        InType type = field.inType();
        if (type.isInteger()) {
            number(out, label, field, reader.number(type, at, end), end - at);
        } else if (type == InType.GUID) {
            out.guid(label, reader.i64(at), reader.i64(at + Long.BYTES));
        } else if (type.isText() && isPath(field.name())) {
            out.path(label, reader.text(field, at, end));
        } else {
            out.text(label, text(field, at, end));
        }
    }

    /** The value, or the block, as text; of a number, without its name. */
    String text(SchemaField field, int at, int end) {
        if (field.isBlock()) {
            return block(field, at + field.prefixBytes(), end);
        }
        InType type = field.inType();
        return switch (type.shape()) {
            case SIGNED, UNSIGNED, POINTER -> numberText(field, reader.number(type, at, end));
            case TEXT, REST_TEXT, COUNTED_TEXT, REVERSED_COUNTED_TEXT -> reader.text(field, at, end);
            case BINARY, COUNTED_BINARY, LONG_COUNTED_BINARY -> binary(field, reader.binary(type, at, end));
            case SID, TOKEN_USER -> reader.sid(type, at, end);
            case FIXED -> fixed(type, at);
            case UNKNOWN -> "";
        };
    }

    private void number(FieldSink out, String label, SchemaField field, long value, int bytes) {
        String name = field.mapName().isEmpty() ? null : schemas.label(schema, field.mapName(), value);
        if (name != null) {
            out.code(label, value, name);
            return;
        }
        if (field.isCharacter()) {
            out.text(label, numberText(field, value));
            return;
        }
        OutType outType = bytes < Long.BYTES && field.outType() == OutType.DATETIME ? OutType.DEFAULT : field.outType();
        switch (outType) {
            case PID -> out.process(label, (int) value);
            case TID -> out.thread(label, (int) value);
            case BOOLEAN -> out.code(label, value, value != 0 ? "true" : "false");
            case NTSTATUS -> out.code(label, value, NtStatus.name((int) value));
            case WIN32ERROR, HRESULT -> out.code(label, value, null);
            case DATETIME -> out.fileTime(label, value);
            case CODE_POINTER -> out.pointer(label, value, PointerRole.CODE);
            case IPV4, PORT -> out.text(label, numberText(field, value));
            default -> plainNumber(out, label, field, value, bytes);
        }
    }

    private static void plainNumber(FieldSink out, String label, SchemaField field, long value, int bytes) {
        switch (field.inType()) {
            case POINTER -> out.pointer(label, value, role(field.name()));
            case FILETIME -> out.fileTime(label, value);
            case BOOLEAN -> out.code(label, value, value != 0 ? "true" : "false");
            case HEXINT32, HEXINT64 -> out.flags(label, value);
            default -> {
                boolean tooLarge = value < 0 && bytes == Long.BYTES && field.inType() != InType.INT64;
                if (field.outType() == OutType.HEX || tooLarge) {
                    out.flags(label, value);
                } else {
                    out.number(label, value);
                }
            }
        }
    }

    private static String numberText(SchemaField field, long value) {
        InType type = field.inType();
        if (field.isCharacter()) {
            return String.valueOf((char) value);
        }
        return switch (field.outType()) {
            case IPV4 -> ipv4((int) value);
            case PORT -> Integer.toString(Short.reverseBytes((short) value) & 0xFFFF);
            case HEX -> "0x" + Long.toHexString(value);
            default -> type.shape() == InType.Shape.SIGNED ? Long.toString(value) : Long.toUnsignedString(value);
        };
    }

    private String block(SchemaField field, int at, int end) {
        if (!field.isCharacter()) {
            return HexFormat.of().formatHex(reader.copy(at, end));
        }
        int unit = field.inType().bytes();
        StringBuilder text = new StringBuilder();
        for (int i = at; i < end; i += unit) {
            text.append((char) (unit == 1 ? reader.u8(i) : reader.u16(i)));
        }
        return text.toString();
    }

    private String fixed(InType type, int at) {
        return switch (type) {
            case FLOAT -> Float.toString(Float.intBitsToFloat(reader.i32(at)));
            case DOUBLE -> Double.toString(Double.longBitsToDouble(reader.i64(at)));
            case GUID -> new Guid(reader.i64(at), reader.i64(at + Long.BYTES)).toString();
            default -> systemTime(at);
        };
    }

    /** SYSTEMTIME: eight u16, year, month, day of the week, day, hour, minute, second, milliseconds; of no known zone. */
    private String systemTime(int at) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d.%03d",
                reader.u16(at),
                reader.u16(at + 2),
                reader.u16(at + 6),
                reader.u16(at + 8),
                reader.u16(at + 10),
                reader.u16(at + 12),
                reader.u16(at + 14));
    }

    private static String binary(SchemaField field, byte[] bytes) {
        return switch (field.outType()) {
            case IPV6 -> SocketAddress.ipv6(bytes, 0);
            case SOCKETADDRESS -> SocketAddress.text(bytes);
            default -> HexFormat.of().formatHex(bytes);
        };
    }

    private static String ipv4(int address) {
        return SocketAddress.ipv4(
                new byte[] {(byte) address, (byte) (address >> 8), (byte) (address >> 16), (byte) (address >> 24)}, 0);
    }

    /** The filter manager and the kernel name these fields alike wherever they trace them. */
    private static PointerRole role(String name) {
        return switch (name) {
            case "FileObject" -> PointerRole.FILE_OBJECT;
            case "FileKey", "FsContext" -> PointerRole.FILE_KEY;
            default -> PointerRole.DATA;
        };
    }

    private static boolean isPath(String name) {
        return name.endsWith("FileName") || name.endsWith("FilePath");
    }
}
