package fltscope.schemas.event;

/**
 * EventTrace/PartitionInfoExtension: the partition, such as a container, that was traced (etl-format fact sheet 1.6; all
 * zero in the traces of builds 18362 and 19045 that it was checked on). One layout for both pointer sizes.
 *
 * <pre>
 *   0    EventVersion u16, Reserved u16, PartitionType u32
 *   8    QpcOffsetFromRoot i64
 *   16   PartitionId GUID, ParentId GUID
 * </pre>
 */
public final class PartitionInfo extends Payload {
    private static final int EVENT_VERSION = 0;
    private static final int PARTITION_TYPE = 4;
    private static final int QPC_OFFSET_FROM_ROOT = 8;
    private static final int PARTITION_ID = 16;
    private static final int PARENT_ID = 32;
    private static final int BYTES = 48;

    @Override
    protected int fixedBytes() {
        return BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.number("eventVersion", eventVersion());
        out.number("partitionType", partitionType());
        out.number("qpcOffsetFromRoot", qpcOffsetFromRoot());
        out.guid("partitionId", partitionIdHigh(), partitionIdLow());
        out.guid("parentId", parentIdHigh(), parentIdLow());
    }

    public int eventVersion() {
        return u16(EVENT_VERSION);
    }

    public long partitionType() {
        return u32(PARTITION_TYPE);
    }

    /** Ticks between the clock of the root partition and this one's. */
    public long qpcOffsetFromRoot() {
        return i64(QPC_OFFSET_FROM_ROOT);
    }

    /** As {@link Guid#high()}. */
    public long partitionIdHigh() {
        return i64(PARTITION_ID);
    }

    /** As {@link Guid#low()}. */
    public long partitionIdLow() {
        return i64(PARTITION_ID + 8);
    }

    /** As {@link Guid#high()}. */
    public long parentIdHigh() {
        return i64(PARENT_ID);
    }

    /** As {@link Guid#low()}. */
    public long parentIdLow() {
        return i64(PARENT_ID + 8);
    }
}
