package fltscope.schemas.schema;

import fltscope.schemas.event.EventRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Schemas by a hash of what they are known by: an open table without objects for keys, so that looking up one event
 * allocates nothing. It never forgets, and its size is bounded by its user.
 */
final class SchemaTable {
    private EventSchema[] schemas = new EventSchema[64];

    /** Per schema its TraceLogging metadata; null for one that is known by provider, id and version. */
    private byte[][] metadata = new byte[64][];

    private int size;

    int size() {
        return size;
    }

    /** All schemas, in no order. */
    List<EventSchema> all() {
        return Arrays.stream(schemas).filter(Objects::nonNull).toList();
    }

    /** The schema of the event's provider, id and version; null when there is none. */
    EventSchema find(EventRecord record) {
        for (int slot = firstSlot(hash(record)); schemas[slot] != null; slot = next(slot)) {
            if (metadata[slot] == null && schemas[slot].describes(record)) {
                return schemas[slot];
            }
        }
        return null;
    }

    /** The schema of the event's provider with exactly this metadata; null when there is none. */
    EventSchema find(EventRecord record, ByteBuffer buffer, int offset, int bytes) {
        for (int slot = firstSlot(hash(record, buffer, offset, bytes)); schemas[slot] != null; slot = next(slot)) {
            if (metadata[slot] != null
                    && schemas[slot].describes(record)
                    && isEqual(metadata[slot], buffer, offset, bytes)) {
                return schemas[slot];
            }
        }
        return null;
    }

    /** Adds a schema that is known by provider, id and version, and that {@link #find} did not find. */
    void add(EventSchema schema) {
        grow();
        put(hash(schema), schema, null);
    }

    /** Adds a schema that is known by its metadata. */
    void add(EventSchema schema, byte[] bytes) {
        grow();
        put(hash(schema, bytes), schema, bytes);
    }

    /** Whether a schema of the same provider, id and version is there. */
    boolean contains(EventSchema schema) {
        for (int slot = firstSlot(hash(schema)); schemas[slot] != null; slot = next(slot)) {
            EventSchema other = schemas[slot];
            if (metadata[slot] == null
                    && other.provider().equals(schema.provider())
                    && other.id() == schema.id()
                    && other.version() == schema.version()) {
                return true;
            }
        }
        return false;
    }

    private void put(long hash, EventSchema schema, byte[] bytes) {
        int slot = firstSlot(hash);
        while (schemas[slot] != null) {
            slot = next(slot);
        }
        schemas[slot] = schema;
        metadata[slot] = bytes;
        size++;
    }

    private void grow() {
        if (size < schemas.length / 2) {
            return;
        }
        EventSchema[] oldSchemas = schemas;
        byte[][] oldMetadata = metadata;
        schemas = new EventSchema[2 * oldSchemas.length];
        metadata = new byte[2 * oldSchemas.length][];
        size = 0;
        for (int i = 0; i < oldSchemas.length; i++) {
            if (oldSchemas[i] != null) {
                long hash = oldMetadata[i] == null ? hash(oldSchemas[i]) : hash(oldSchemas[i], oldMetadata[i]);
                put(hash, oldSchemas[i], oldMetadata[i]);
            }
        }
    }

    private int firstSlot(long hash) {
        return (int) (hash ^ (hash >>> 32)) & (schemas.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (schemas.length - 1);
    }

    private static long hash(EventRecord record) {
        return hash(record.providerHigh(), record.providerLow(), record.id(), record.version());
    }

    private static long hash(EventSchema schema) {
        return hash(schema.provider().high(), schema.provider().low(), schema.id(), schema.version());
    }

    private static long hash(long high, long low, int id, int version) {
        return mix(mix(mix(high) ^ low) ^ ((long) id << 8) ^ version);
    }

    private static long hash(EventRecord record, ByteBuffer buffer, int offset, int bytes) {
        long hash = hash(record);
        for (int i = 0; i < bytes; i++) {
            hash = next(hash, buffer.get(offset + i));
        }
        return mix(hash);
    }

    private static long hash(EventSchema schema, byte[] bytes) {
        long hash = hash(schema);
        for (byte b : bytes) {
            hash = next(hash, b);
        }
        return mix(hash);
    }

    /** FNV-1a, 64 bits. */
    private static long next(long hash, byte b) {
        return (hash ^ (b & 0xFF)) * 0x100_0000_01B3L;
    }

    /** The finalizer of MurmurHash3. */
    private static long mix(long value) {
        long x = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        x = (x ^ (x >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return x ^ (x >>> 33);
    }

    private static boolean isEqual(byte[] known, ByteBuffer buffer, int offset, int bytes) {
        if (known.length != bytes) {
            return false;
        }
        for (int i = 0; i < bytes; i++) {
            if (known[i] != buffer.get(offset + i)) {
                return false;
            }
        }
        return true;
    }
}
