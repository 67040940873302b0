package fltscope.schemas.schema;

import java.util.List;
import java.util.Locale;

/**
 * One field of an event by its schema.
 *
 * @param name as the provider wrote it
 * @param label the name in lower camel case, for printing
 * @param index the number under which other fields refer to this one for their count or length
 * @param inType how a value is stored; {@link InType#UNKNOWN} for a struct
 * @param outType how a value wants to be shown
 * @param mapName the value map that names this field's values; empty when there is none
 * @param count how many elements: an array unless the rule is {@link Extent.Rule#NONE}
 * @param length length of a text in characters or of a binary in bytes
 * @param members fields of a struct in order; null when this is no struct
 */
record SchemaField(
        String name,
        String label,
        int index,
        InType inType,
        OutType outType,
        String mapName,
        Extent count,
        Extent length,
        List<SchemaField> members) {

    static SchemaField value(
            String name, int index, InType inType, OutType outType, String mapName, Extent count, Extent length) {
        return new SchemaField(name, lowerCamel(name), index, inType, outType, mapName, count, length, null);
    }

    static SchemaField struct(String name, int index, Extent count, List<SchemaField> members) {
        return new SchemaField(
                name,
                lowerCamel(name),
                index,
                InType.UNKNOWN,
                OutType.DEFAULT,
                "",
                count,
                Extent.NONE,
                List.copyOf(members));
    }

    boolean isArray() {
        return count.rule() != Extent.Rule.NONE;
    }

    boolean isStruct() {
        return members != null;
    }

    /** Whether a value of this is a character: TDH shows small integers so when they ask to be strings. */
    boolean isCharacter() {
        return switch (inType) {
            case UNICODECHAR, ANSICHAR -> true;
            case UINT16, UINT8, INT8 -> outType == OutType.STRING;
            default -> false;
        };
    }

    /** Whether an array is told as one text instead of element by element: characters, and bytes in hexadecimal. */
    boolean isBlock() {
        return isArray() && (isCharacter() || inType == InType.UINT8 || inType == InType.INT8);
    }

    /** Bytes before the first element. */
    int prefixBytes() {
        return count.rule() == Extent.Rule.PREFIX ? Short.BYTES : 0;
    }

    /** {@code IOSize} becomes {@code ioSize}: the leading capitals go down, but for the one that begins a word. */
    private static String lowerCamel(String name) {
        int capitals = 0;
        while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
            capitals++;
        }
        if (capitals > 1 && capitals < name.length() && Character.isLowerCase(name.charAt(capitals))) {
            capitals--;
        }
        return name.substring(0, capitals).toLowerCase(Locale.ROOT) + name.substring(capitals);
    }
}
