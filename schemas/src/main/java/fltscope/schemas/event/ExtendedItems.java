package fltscope.schemas.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The extended items of an event, one after the other, as they lie in a file (etl-format fact sheet 2.4; types from
 * evntcons.h, EVENT_HEADER_EXT_TYPE_*):
 *
 * <pre>
 *   0  u16  total size, a multiple of 8, this header included
 *   2  u16  type
 *   4  u16  linkage, bit 0: another item follows
 *   6  u16  size of the data
 *   8       data
 * </pre>
 *
 * The header reader has proved that all items lie inside the record, so moving reads without checks. What an item's data
 * must hold is checked by the accessor of that data.
 */
public final class ExtendedItems {
    public static final int RELATED_ACTIVITYID = 0x01;
    public static final int SID = 0x02;
    public static final int TS_ID = 0x03;
    public static final int INSTANCE_INFO = 0x04;
    public static final int STACK_TRACE32 = 0x05;
    public static final int STACK_TRACE64 = 0x06;
    public static final int PEBS_INDEX = 0x07;
    public static final int PMC_COUNTERS = 0x08;
    public static final int PSM_KEY = 0x09;
    public static final int EVENT_KEY = 0x0A;
    public static final int EVENT_SCHEMA_TL = 0x0B;
    public static final int PROV_TRAITS = 0x0C;
    public static final int PROCESS_START_KEY = 0x0D;
    public static final int CONTROL_GUID = 0x0E;
    public static final int QPC_DELTA = 0x0F;
    public static final int CONTAINER_ID = 0x10;
    public static final int STACK_KEY32 = 0x11;
    public static final int STACK_KEY64 = 0x12;

    private static final String[] NAMES = {
        null,
        "RELATED_ACTIVITYID",
        "SID",
        "TS_ID",
        "INSTANCE_INFO",
        "STACK_TRACE32",
        "STACK_TRACE64",
        "PEBS_INDEX",
        "PMC_COUNTERS",
        "PSM_KEY",
        "EVENT_KEY",
        "EVENT_SCHEMA_TL",
        "PROV_TRAITS",
        "PROCESS_START_KEY",
        "CONTROL_GUID",
        "QPC_DELTA",
        "CONTAINER_ID",
        "STACK_KEY32",
        "STACK_KEY64",
    };

    private static final int TOTAL_SIZE = 0;
    private static final int TYPE = 2;
    private static final int DATA_SIZE = 6;
    private static final int DATA = 8;
    private static final int GUID_BYTES = 16;
    private static final int MATCH_ID_BYTES = 8;
    private static final int TRAITS_NAME = 2;

    private ByteBuffer buffer;
    private int next;
    private int left;
    private int type;
    private int dataOffset;
    private int dataBytes;

    /** The documented name of an item type without its prefix; null for one that is not known. */
    public static String nameOf(int type) {
        return type > 0 && type < NAMES.length ? NAMES[type] : null;
    }

    /** Points before the first item of {@code record}. */
    public ExtendedItems wrap(EventRecord record) {
        buffer = record.buffer();
        next = record.extendedOffset();
        left = record.extendedCount();
        type = 0;
        dataOffset = next;
        dataBytes = 0;
        return this;
    }

    /** Moves to the next item; false when there is none. */
    public boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        type = buffer.getShort(next + TYPE) & 0xFFFF;
        dataOffset = next + DATA;
        dataBytes = buffer.getShort(next + DATA_SIZE) & 0xFFFF;
        next += buffer.getShort(next + TOTAL_SIZE) & 0xFFFF;
        return true;
    }

    /** Moves on to the next item of one type; false when no more follows. */
    public boolean next(int wantedType) {
        while (next()) {
            if (type == wantedType) {
                return true;
            }
        }
        return false;
    }

    public int type() {
        return type;
    }

    /** Index of the item's data in {@link EventRecord#buffer()}. */
    public int dataOffset() {
        return dataOffset;
    }

    public int dataBytes() {
        return dataBytes;
    }

    /** First half of the GUID of RELATED_ACTIVITYID, CONTROL_GUID or CONTAINER_ID; 0 when the data is too short. */
    public long guidHigh() {
        return dataBytes < GUID_BYTES ? 0 : buffer.getLong(dataOffset);
    }

    /** Second half of the GUID; 0 when the data is too short. */
    public long guidLow() {
        return dataBytes < GUID_BYTES ? 0 : buffer.getLong(dataOffset + Long.BYTES);
    }

    /** The u64 of PROCESS_START_KEY, EVENT_KEY, PEBS_INDEX or QPC_DELTA; 0 when the data is too short. */
    public long key() {
        return dataBytes < Long.BYTES ? 0 : buffer.getLong(dataOffset);
    }

    /** The u32 of TS_ID (terminal session); 0 when the data is too short. */
    public int terminalSessionId() {
        return dataBytes < Integer.BYTES ? 0 : buffer.getInt(dataOffset);
    }

    /** Joins the kernel and user halves of a stack (STACK_TRACE and STACK_KEY items); 0 when there is one half only. */
    public long matchId() {
        return dataBytes < MATCH_ID_BYTES ? 0 : buffer.getLong(dataOffset);
    }

    /** Return addresses in a STACK_TRACE item; 0 for every other type. */
    public int frameCount() {
        int width = frameBytes();
        return width == 0 ? 0 : Math.max(0, dataBytes - MATCH_ID_BYTES) / width;
    }

    /** Return address {@code index}, the innermost being 0, of a STACK_TRACE item with so many frames. */
    public long frame(int index) {
        int offset = dataOffset + MATCH_ID_BYTES + index * frameBytes();
        return type == STACK_TRACE64 ? buffer.getLong(offset) : Integer.toUnsignedLong(buffer.getInt(offset));
    }

    /** The text form of a SID item; empty when its data is no whole SID. */
    public String sid() {
        return Sid.bytes(buffer, dataOffset, dataBytes) < 0 ? "" : Sid.text(buffer, dataOffset);
    }

    /** The provider's name in a PROV_TRAITS item: u16 size of the traits, name in UTF-8 up to a NUL; empty when cut. */
    public String providerName() {
        int end = TRAITS_NAME;
        while (end < dataBytes && buffer.get(dataOffset + end) != 0) {
            end++;
        }
        byte[] name = new byte[end - TRAITS_NAME];
        for (int i = 0; i < name.length; i++) {
            name[i] = buffer.get(dataOffset + TRAITS_NAME + i);
        }
        return new String(name, StandardCharsets.UTF_8);
    }

    private int frameBytes() {
        return switch (type) {
            case STACK_TRACE32 -> Integer.BYTES;
            case STACK_TRACE64 -> Long.BYTES;
            default -> 0;
        };
    }
}
