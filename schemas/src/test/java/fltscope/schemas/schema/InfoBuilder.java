package fltscope.schemas.schema;

import fltscope.schemas.event.Guid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes a TRACE_EVENT_INFO, by the layout in {@link TraceEventInfo}; the property methods add one property each. */
final class InfoBuilder {
    static final int PROPERTIES = 112;
    static final int PROPERTY_BYTES = 24;

    private record Property(int flags, String name, int first, int second, String map, int count, int length) {}

    private final List<Property> properties = new ArrayList<>();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private Guid provider = TestEvents.PROVIDER;
    private Guid eventGuid = new Guid(0, 0);
    private String providerName = "Test-Provider";
    private String eventName = "";
    private String task = "Task";
    private String opcode = "win:Info";
    private int id = 7;
    private int version;
    private int opcodeNumber;
    private int source;
    private int topLevel = -1;

    InfoBuilder id(int newId) {
        id = newId;
        return this;
    }

    InfoBuilder version(int newVersion) {
        version = newVersion;
        return this;
    }

    InfoBuilder provider(Guid guid, String name) {
        provider = guid;
        providerName = name;
        return this;
    }

    InfoBuilder names(String newEvent, String newTask, String newOpcode) {
        eventName = newEvent;
        task = newTask;
        opcode = newOpcode;
        return this;
    }

    /** 0 manifest, 1 WMI MOF, 2 WPP, 3 TraceLogging. */
    InfoBuilder source(int newSource, Guid newEventGuid, int newOpcode) {
        source = newSource;
        eventGuid = newEventGuid;
        opcodeNumber = newOpcode;
        return this;
    }

    InfoBuilder topLevel(int count) {
        topLevel = count;
        return this;
    }

    InfoBuilder field(String name, int inType, int outType) {
        return property(0, name, inType, outType, "", 1, 0);
    }

    InfoBuilder property(int flags, String name, int first, int second, String map, int count, int length) {
        properties.add(new Property(flags, name, first, second, map, count, length));
        return this;
    }

    byte[] build() {
        bytes.clear();
        bytes.putLong(provider.high()).putLong(provider.low());
        bytes.putLong(eventGuid.high()).putLong(eventGuid.low());
        bytes.putShort(32, (short) id).put(34, (byte) version).put(37, (byte) opcodeNumber);
        bytes.putInt(48, source);
        bytes.putInt(100, properties.size()).putInt(104, topLevel < 0 ? properties.size() : topLevel);
        bytes.position(PROPERTIES + properties.size() * PROPERTY_BYTES);
        bytes.putInt(52, text(providerName)).putInt(68, text(task)).putInt(72, text(opcode));
        bytes.putInt(92, text(eventName));
        int at = PROPERTIES;
        for (Property p : properties) {
            bytes.putInt(at, p.flags()).putInt(at + 4, text(p.name()));
            bytes.putShort(at + 8, (short) p.first()).putShort(at + 10, (short) p.second());
            bytes.putInt(at + 12, text(p.map()));
            bytes.putShort(at + 16, (short) p.count()).putShort(at + 18, (short) p.length());
            at += PROPERTY_BYTES;
        }
        byte[] built = new byte[bytes.position()];
        bytes.get(0, built);
        return built;
    }

    /** The schema that the reader makes of it; null when it refuses. */
    EventSchema schema() {
        byte[] built = build();
        return TraceEventInfo.read(RealBytes.buffer(built), 0, built.length);
    }

    /** Adds text and its NUL at the end; 0, no text, for an empty one. */
    private int text(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int offset = bytes.position();
        bytes.put(text.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
        return offset;
    }
}
