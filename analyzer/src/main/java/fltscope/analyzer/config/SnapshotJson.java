package fltscope.analyzer.config;

import fltscope.analyzer.json.JsonOutput;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.record.SnapshotPart;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A snapshot as a JSON file, made of the records of one; its schema is {@code fltscope/schemas/snapshot.schema.json}, and
 * {@link SnapshotFile} reads it.
 */
public final class SnapshotJson implements IoSink {
    static final String FORMAT = "fltscope-snapshot";
    static final int VERSION = 1;

    /** A parent that is not known has this number in its record, and no field. */
    static final int UNKNOWN_ID = -1;

    private final Map<Integer, String> filterNames = new HashMap<>();
    private final List<Consumer<JsonOutput>> filters = new ArrayList<>();
    private final List<Consumer<JsonOutput>> instances = new ArrayList<>();
    private final List<Consumer<JsonOutput>> drivers = new ArrayList<>();
    private final List<Consumer<JsonOutput>> processes = new ArrayList<>();
    private final List<Consumer<JsonOutput>> volumes = new ArrayList<>();
    private final List<Consumer<JsonOutput>> handles = new ArrayList<>();
    private int parts;

    @Override
    public void accept(IoRecord record) {
        switch (record.kind()) {
            case SNAPSHOT_FILTER -> filter(record.code(), record.text(), record.secondText());
            case SNAPSHOT_INSTANCE -> instance(filterNames.get(record.code()), record.text(), record.secondText());
            case IMAGE_LOADED -> driver(record.text(), record.address(), record.extent());
            case PROCESS_STARTED -> process(record.processId(), record.code(), record.text(), record.secondText());
            case VOLUME_MAPPING -> volume(record.text(), record.secondText());
            case SNAPSHOT_HANDLE -> handle(record.processId(), record.extent(), record.fileObject(), record.access());
            case SNAPSHOT_ENDED -> parts = record.code();
            default -> {
                // The beginning says nothing.
            }
        }
    }

    private void filter(int number, String name, String altitude) {
        filterNames.put(number, name);
        filters.add(json -> {
            json.text("name", name);
            optional(json, "altitude", altitude);
        });
    }

    private void instance(String filter, String volume, String altitude) {
        instances.add(json -> {
            json.text("filter", filter);
            json.text("volume", volume);
            optional(json, "altitude", altitude);
        });
    }

    private void driver(String path, long base, long bytes) {
        drivers.add(json -> {
            json.text("path", path);
            json.address("base", base);
            json.number("bytes", bytes);
        });
    }

    private void process(int processId, int parentId, String image, String commandLine) {
        processes.add(json -> {
            json.number("processId", Integer.toUnsignedLong(processId));
            if (parentId != UNKNOWN_ID) {
                json.number("parentId", Integer.toUnsignedLong(parentId));
            }
            optional(json, "image", image);
            optional(json, "commandLine", commandLine);
        });
    }

    private void volume(String ntPath, String dosPath) {
        volumes.add(json -> {
            json.text("ntPath", ntPath);
            json.text("dosPath", dosPath);
        });
    }

    private void handle(int processId, long value, long fileObject, int access) {
        handles.add(json -> {
            json.number("processId", Integer.toUnsignedLong(processId));
            json.address("handle", value);
            json.address("fileObject", fileObject);
            json.bits("access", access);
        });
    }

    private static void optional(JsonOutput json, String name, String text) {
        if (!text.isBlank()) {
            json.text(name, text);
        }
    }

    /**
     * Writes the file.
     *
     * @param tool what has made it, with its version
     * @param takenUtc when the snapshot was taken, as ISO 8601
     * @param windows version of Windows
     */
    public void write(Writer out, String tool, String takenUtc, String windows) {
        try (JsonOutput json = new JsonOutput(out)) {
            json.document(() -> {
                json.text("format", FORMAT);
                json.number("version", VERSION);
                json.text("tool", tool);
                json.text("takenUtc", takenUtc);
                json.text("windows", windows);
                json.texts(
                        "complete",
                        Arrays.stream(SnapshotPart.values())
                                .filter(part -> part.isIn(parts))
                                .map(part -> part.name().toLowerCase(Locale.ROOT))
                                .toList());
                rows(json, "filters", filters);
                rows(json, "instances", instances);
                rows(json, "drivers", drivers);
                rows(json, "processes", processes);
                rows(json, "volumes", volumes);
                rows(json, "handles", handles);
            });
        }
    }

    private static void rows(JsonOutput json, String name, List<Consumer<JsonOutput>> rows) {
        json.objects(name, rows, row -> row.accept(json));
    }
}
