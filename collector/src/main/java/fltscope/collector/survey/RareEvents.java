package fltscope.collector.survey;

import fltscope.schemas.event.BuildInfo;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.GroupMasks;
import fltscope.schemas.event.ProductVersion;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.RecordedFlags;

/** Reads the payloads of the few events that tell of the trace as a whole. */
final class RareEvents {
    private final GroupMasks masks = new GroupMasks();
    private final BuildInfo build = new BuildInfo();
    private final ProductVersion version = new ProductVersion();
    private final RecordedFlags flags = new RecordedFlags();
    private final EventSchemas schemas = new EventSchemas();
    private String productName = "";
    private String buildLab = "";
    private int buildRevision;

    /** Whether {@link #read} wants events of this type. */
    static boolean wanted(EventType type) {
        return switch (type) {
            case HEADER_EXTENSION,
                    HEADER_END_EXTENSION,
                    SYS_CONFIG_BUILD_INFO,
                    SYS_CONFIG_PRODUCT_VERSION,
                    META_DATA_EVENT_INFO,
                    META_DATA_EVENT_MAP_INFO -> true;
            default -> false;
        };
    }

    void read(EventType type, EventRecord event) {
        switch (type) {
            case HEADER_EXTENSION, HEADER_END_EXTENSION -> {
                if (masks.wrap(event)) {
                    flags.add(masks);
                }
            }
            case SYS_CONFIG_BUILD_INFO -> {
                if (build.wrap(event)) {
                    buildLab = build.buildLab();
                    productName = build.productName();
                }
            }
            case SYS_CONFIG_PRODUCT_VERSION -> {
                if (version.wrap(event)) {
                    buildRevision = version.revision();
                }
            }
            default -> schemas.offer(event);
        }
    }

    RecordedFlags flags() {
        return flags;
    }

    /** The names of events that the trace itself tells. */
    EventSchemas schemas() {
        return schemas;
    }

    String productName() {
        return productName;
    }

    String buildLab() {
        return buildLab;
    }

    int buildRevision() {
        return buildRevision;
    }
}
