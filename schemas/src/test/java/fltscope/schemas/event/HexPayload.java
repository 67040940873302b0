package fltscope.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Payloads from hex for layouts that go by version and pointer size alone; blanks and line ends are for the reader. */
final class HexPayload {
    private HexPayload() {}

    /** Wraps {@code layout} around a payload that it must accept. */
    static <T extends Payload> T read(T layout, String hex, int pointerBytes, int version) {
        assertThat(layout.wrap(record(hex, pointerBytes, version))).isTrue();
        return layout;
    }

    /** What {@link Payload#describe} tells of a payload, as {@link FieldLog} writes it. */
    static List<String> fields(Payload layout, String hex, int pointerBytes, int version) {
        return EventBytes.fields(layout, record(hex, pointerBytes, version));
    }

    /**
     * Checks {@code layout} on a whole payload cut to every length: refused below {@code fixedBytes}, read without leaving
     * the payload from there on; and that bytes behind it change nothing.
     */
    static void assertBounds(Payload layout, String hex, int pointerBytes, int version, int fixedBytes) {
        EventRecord whole = record(hex, pointerBytes, version);
        for (int length = 0; length <= whole.payloadBytes(); length++) {
            EventRecord cut = EventBytes.cut(whole, length);
            assertThat(layout.wrap(cut)).as("%d bytes", length).isEqualTo(length >= fixedBytes);
            if (length >= fixedBytes) {
                layout.describe(new FieldLog());
            }
        }
        assertThat(fields(layout, hex + "eeeeee", pointerBytes, version))
                .isEqualTo(fields(layout, hex, pointerBytes, version));
    }

    /** The hex of {@code text} in UTF-16 with its terminator. */
    static String utf16(String text) {
        return EventBytes.utf16(text + '\0');
    }

    /** The hex of {@code text} in 8-bit characters with their terminator. */
    static String ansi(String text) {
        return HexFormat.of().formatHex((text + '\0').getBytes(StandardCharsets.ISO_8859_1));
    }

    private static EventRecord record(String hex, int pointerBytes, int version) {
        return EventBytes.kernel(0, version, pointerBytes, hex.replaceAll("\\s", ""));
    }
}
