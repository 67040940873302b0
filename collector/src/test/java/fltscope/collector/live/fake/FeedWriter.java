package fltscope.collector.live.fake;

import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.EventSink;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.ExtendedItems;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.event.KernelGroup;
import fltscope.schemas.trace.TraceCounters;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Writes the events of an .etl file as the fake ETW takes them: as ETW hands out what it has written to such a file. The
 * layout stands in fakeetw.c.
 */
public final class FeedWriter implements EventSink {
    private static final int HEADER_BYTES = 8 + 88;
    private static final int MOST_BYTES = 1 << 18;
    private static final int AT = 8;
    private static final int FLAG_EXTENDED_INFO = 0x1;
    private static final int FLAG_32_BIT_HEADER = 0x20;
    private static final int FLAG_64_BIT_HEADER = 0x40;
    private static final int FLAG_CLASSIC_HEADER = 0x100;
    private static final int FLAG_PROCESSOR_INDEX = 0x200;

    private final OutputStream out;
    private final Predicate<EventRecord> wanted;
    private final ByteBuffer image = ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ExtendedItems items = new ExtendedItems();
    private long written;

    private FeedWriter(OutputStream out, Predicate<EventRecord> wanted) {
        this.out = out;
        this.wanted = wanted;
    }

    /** Writes the events of a recording that are wanted; returns how many. */
    public static long write(List<Path> etl, Path feed, Predicate<EventRecord> wanted) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(feed), 1 << 16);
                EtlReader reader = new EtlReader(etl, false)) {
            FeedWriter writer = new FeedWriter(out, wanted);
            reader.read(writer, new TraceCounters(), bytes -> {});
            return writer.written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what the schemas in a recording say, each behind its bytes (u32) and a u32 of zero; returns how many. */
    public static int writeSchemas(Path etl, Path file) {
        List<byte[]> infos = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(file);
                EtlReader reader = new EtlReader(List.of(etl), false)) {
            reader.read(
                    event -> {
                        if (isSchema(event)) {
                            byte[] info = new byte[event.payloadBytes()];
                            event.buffer().get(event.payloadOffset(), info);
                            infos.add(info);
                        }
                        return true;
                    },
                    new TraceCounters(),
                    bytes -> {});
            for (byte[] info : infos) {
                int padded = info.length + 7 & ~7;
                out.write(ByteBuffer.allocate(8 + padded)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(info.length)
                        .putInt(0)
                        .put(info)
                        .array());
            }
            return infos.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSchema(EventRecord event) {
        return EventType.of(event) == EventType.META_DATA_EVENT_INFO;
    }

    /** Whether an event comes from a provider: not from a system logger, nor from who merged the file. */
    public static boolean isOfProvider(EventRecord event) {
        return !isKernel(event) && !isSchema(event);
    }

    /** Whether an event comes from a system logger. */
    public static boolean isKernel(EventRecord event) {
        return event.hookId() != EventRecord.NO_HOOK;
    }

    @Override
    public boolean event(EventRecord event) {
        if (wanted.test(event)) {
            try {
                write(event);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return true;
    }

    private void write(EventRecord event) throws IOException {
        image.clear();
        image.put(new byte[HEADER_BYTES]);
        boolean classic = event.hookId() != EventRecord.NO_HOOK || event.headerKind() != HeaderKind.EVENT;
        image.putShort(AT + 4, (short) (FLAG_PROCESSOR_INDEX
                | (event.pointerBytes() == Long.BYTES ? FLAG_64_BIT_HEADER : FLAG_32_BIT_HEADER)
                | (classic ? FLAG_CLASSIC_HEADER : 0)
                | (event.extendedCount() > 0 ? FLAG_EXTENDED_INFO : 0)));
        image.putInt(AT + 8, event.threadId());
        image.putInt(AT + 12, event.processId());
        image.putLong(AT + 16, event.timestampTicks());
        Guid provider = event.hookId() == EventRecord.NO_HOOK
                ? new Guid(event.providerHigh(), event.providerLow())
                : KernelGroup.of(event.hookId()).guid();
        image.putLong(AT + 24, provider.high());
        image.putLong(AT + 32, provider.low());
        image.putShort(AT + 40, (short) (classic ? 0 : event.id()));
        image.put(AT + 42, (byte) event.version());
        image.put(AT + 43, (byte) event.channel());
        image.put(AT + 44, (byte) event.level());
        image.put(AT + 45, (byte) event.opcode());
        image.putShort(AT + 46, (short) event.task());
        image.putLong(AT + 48, event.keyword());
        image.putShort(AT + 80, (short) event.processor());
        image.putShort(AT + 84, (short) event.extendedCount());
        image.putShort(AT + 86, (short) event.payloadBytes());
        items.wrap(event);
        while (items.next()) {
            int padded = items.dataBytes() + 7 & ~7;
            image.putShort((short) (8 + padded)).putShort((short) items.type());
            image.putShort((short) 0).putShort((short) items.dataBytes());
            put(event, items.dataOffset(), items.dataBytes());
            image.position(image.position() + padded - items.dataBytes());
        }
        put(event, event.payloadOffset(), event.payloadBytes());
        image.position(image.position() + 7 & ~7);
        image.putInt(0, image.position());
        out.write(image.array(), 0, image.position());
        written++;
    }

    private void put(EventRecord event, int offset, int bytes) {
        image.put(image.position(), event.buffer(), offset, bytes);
        image.position(image.position() + bytes);
    }
}
