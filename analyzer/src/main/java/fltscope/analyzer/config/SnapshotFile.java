package fltscope.analyzer.config;

import fltscope.analyzer.json.JsonInput;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.record.SnapshotPart;
import fltscope.schemas.trace.TraceException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A snapshot that {@code fltscope snapshot} has written, as the records of a capture that took one. Handles count only where it
 * was taken at the end of the trace or later: before that, an open that it lists may have ended since.
 */
public final class SnapshotFile {
    private static final int NO_ID = -1;
    private static final int HEX = 16;
    private static final Instant FIRST = Instant.parse("1601-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** What one row says; each kind uses some. */
    private static final class Row {
        private String name = "";
        private String volume = "";
        private String altitude = "";
        private String second = "";
        private long address;
        private long extent;
        private long processId;
        private long parentId = SnapshotJson.UNKNOWN_ID;
        private int access;
    }

    private final JsonInput in;
    private final List<Row> filters = new ArrayList<>();
    private final List<Row> instances = new ArrayList<>();
    private final List<Row> drivers = new ArrayList<>();
    private final List<Row> processes = new ArrayList<>();
    private final List<Row> volumes = new ArrayList<>();
    private final List<Row> handles = new ArrayList<>();
    private Instant taken = Instant.EPOCH;
    private int parts;

    private SnapshotFile(JsonInput in) {
        this.in = in;
    }

    /**
     * Reads a file.
     *
     * @throws TraceException when it is no snapshot, naming where it is wrong
     */
    public static SnapshotFile read(Path file) {
        try (JsonInput in = JsonInput.open(file)) {
            SnapshotFile snapshot = new SnapshotFile(in);
            in.document(SnapshotJson.FORMAT, SnapshotJson.VERSION, snapshot::field);
            return snapshot;
        }
    }

    private boolean field(String name) {
        switch (name) {
            case "tool", "windows" -> in.skip();
            case "takenUtc" -> taken = instant();
            case "complete" -> in.array(() -> parts |= part().bit());
            case "filters" -> rows(filters, "name");
            case "instances" -> rows(instances, "filter", "volume");
            case "drivers" -> rows(drivers, "path", "base", "bytes");
            case "processes" -> rows(processes, "processId");
            case "volumes" -> rows(volumes, "ntPath", "dosPath");
            case "handles" -> rows(handles, "processId", "fileObject");
            default -> {
                return false;
            }
        }
        return true;
    }

    private Instant instant() {
        try {
            Instant time = Instant.parse(in.text());
            if (time.isBefore(FIRST) || time.isAfter(LAST)) {
                throw in.problem("this should be a time from 1601 to 9999, as Windows counts no other");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw in.problem("this should be a time such as 2026-03-02T03:14:19.5Z");
        }
    }

    private SnapshotPart part() {
        String name = in.text();
        for (SnapshotPart part : SnapshotPart.values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(name)) {
                return part;
            }
        }
        throw in.problem("unknown part '" + name + "'");
    }

    private void rows(List<Row> rows, String... required) {
        in.array(() -> {
            Row row = new Row();
            Set<String> missing = new LinkedHashSet<>(List.of(required));
            in.object(field -> {
                missing.remove(field);
                return rowField(row, field);
            });
            if (!missing.isEmpty()) {
                throw in.problem("the row that ends here has no '" + String.join("' and no '", missing) + "'");
            }
            rows.add(row);
        });
    }

    private boolean rowField(Row row, String name) {
        switch (name) {
            case "name", "filter", "path", "image", "ntPath" -> row.name = in.text();
            case "volume" -> row.volume = in.text();
            case "altitude" -> row.altitude = in.text();
            case "commandLine", "dosPath" -> row.second = in.text();
            case "base", "fileObject" -> row.address = hex();
            case "bytes" -> row.extent = in.number();
            case "handle" -> row.extent = hex();
            case "processId" -> row.processId = in.number();
            case "parentId" -> row.parentId = in.number();
            case "access" -> row.access = (int) hex();
            default -> {
                return false;
            }
        }
        return true;
    }

    private long hex() {
        String text = in.text();
        try {
            if (text.startsWith("0x")) {
                return Long.parseUnsignedLong(text, 2, text.length(), HEX);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw in.problem("this should be a number such as 0xffffe0000110b630");
    }

    /** When it was taken. */
    public Instant taken() {
        return taken;
    }

    /** Hands on its records, all of one time; the handles only where they are wanted. */
    public void writeTo(IoSink sink, long timeTicks, boolean withHandles) {
        IoRecordBuilder out = new IoRecordBuilder();
        sink.accept(start(out, IoKind.SNAPSHOT_BEGUN, timeTicks).finish());
        for (int i = 0; i < filters.size(); i++) {
            Row row = filters.get(i);
            sink.accept(start(out, IoKind.SNAPSHOT_FILTER, timeTicks)
                    .code(i)
                    .text(row.name)
                    .secondText(row.altitude)
                    .finish());
        }
        for (Row row : instances) {
            sink.accept(start(out, IoKind.SNAPSHOT_INSTANCE, timeTicks)
                    .code(number(row.name))
                    .text(row.volume)
                    .secondText(row.altitude)
                    .finish());
        }
        for (Row row : drivers) {
            sink.accept(out.start(IoKind.IMAGE_LOADED, timeTicks, 0, 0, NO_ID)
                    .flags(IoRecord.FLAG_RUNDOWN)
                    .address(row.address)
                    .extent(row.extent)
                    .text(row.name)
                    .finish());
        }
        for (Row row : processes) {
            sink.accept(out.start(IoKind.PROCESS_STARTED, timeTicks, 0, (int) row.processId, NO_ID)
                    .flags(IoRecord.FLAG_RUNDOWN)
                    .code((int) row.parentId)
                    .text(row.name)
                    .secondText(row.second)
                    .finish());
        }
        for (Row row : volumes) {
            sink.accept(start(out, IoKind.VOLUME_MAPPING, timeTicks)
                    .text(row.name)
                    .secondText(row.second)
                    .finish());
        }
        if (withHandles) {
            handles(sink, out, timeTicks);
        }
        int listed = withHandles ? parts : parts & ~SnapshotPart.HANDLES.bit();
        sink.accept(start(out, IoKind.SNAPSHOT_ENDED, timeTicks).code(listed).finish());
    }

    private void handles(IoSink sink, IoRecordBuilder out, long timeTicks) {
        for (Row row : handles) {
            sink.accept(out.start(IoKind.SNAPSHOT_HANDLE, timeTicks, 0, (int) row.processId, NO_ID)
                    .fileObject(row.address)
                    .extent(row.extent)
                    .access(row.access)
                    .finish());
        }
    }

    private static IoRecordBuilder start(IoRecordBuilder out, IoKind kind, long timeTicks) {
        return out.start(kind, timeTicks, 0, NO_ID, NO_ID);
    }

    private int number(String filter) {
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i).name.equals(filter)) {
                return i;
            }
        }
        return NO_ID;
    }
}
