package fltscope.schemas.event;

/**
 * SystemConfig/LogDisk: a logical disk (events fact sheet 6.5; SystemConfig_LogDisk MOF class; version 2 checked on builds
 * 9200 and 19041). One layout for both pointer sizes. It has no device name, so it maps no NT path to a letter; the
 * {@link VolumeMapping} does.
 *
 * <pre>
 *   0     StartOffset u64, PartitionSize u64
 *   16    DiskNumber u32, Size u32, DriveType u32
 *   28    DriveLetterString u16 x 4
 *   36    Pad u32
 *   40    PartitionNumber u32, SectorsPerCluster u32, BytesPerSector u32, Pad u32
 *   56    NumberOfFreeClusters i64, TotalNumberOfClusters i64
 *   72    FileSystem u16 x 16
 *   104   VolumeExt u32
 * </pre>
 */
public final class LogDisk extends Payload {
    private static final int START_OFFSET = 0;
    private static final int PARTITION_SIZE = 8;
    private static final int DISK_NUMBER = 16;
    private static final int SIZE = 20;
    private static final int DRIVE_TYPE = 24;
    private static final int DRIVE_LETTER_STRING = 28;
    private static final int DRIVE_LETTER_UNITS = 4;
    private static final int PARTITION_NUMBER = 40;
    private static final int SECTORS_PER_CLUSTER = 44;
    private static final int BYTES_PER_SECTOR = 48;
    private static final int NUMBER_OF_FREE_CLUSTERS = 56;
    private static final int TOTAL_NUMBER_OF_CLUSTERS = 64;
    private static final int FILE_SYSTEM = 72;
    private static final int FILE_SYSTEM_UNITS = 16;
    private static final int VOLUME_EXT = 104;
    private static final int BYTES = 108;

    @Override
    protected int fixedBytes() {
        return BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.number("startOffset", startOffset());
        out.number("partitionSize", partitionSize());
        out.number("diskNumber", diskNumber());
        out.number("size", size());
        out.code("driveType", driveType(), driveTypeName(driveType()));
        out.text("driveLetterString", driveLetterString());
        out.number("partitionNumber", partitionNumber());
        out.number("sectorsPerCluster", sectorsPerCluster());
        out.number("bytesPerSector", bytesPerSector());
        out.number("numberOfFreeClusters", numberOfFreeClusters());
        out.number("totalNumberOfClusters", totalNumberOfClusters());
        out.text("fileSystem", fileSystem());
        out.number("volumeExt", volumeExt());
    }

    /** Bytes from the start of the disk to the partition. */
    public long startOffset() {
        return i64(START_OFFSET);
    }

    /** Bytes. */
    public long partitionSize() {
        return i64(PARTITION_SIZE);
    }

    /** Index of the disk that the partition lies on. */
    public long diskNumber() {
        return u32(DISK_NUMBER);
    }

    /** Bytes of this structure, volume extents included. */
    public long size() {
        return u32(SIZE);
    }

    /** 1 partition, 2 volume, 3 extended partition. */
    public int driveType() {
        return i32(DRIVE_TYPE);
    }

    /** {@code C:}, or empty. */
    public String driveLetterString() {
        return fixedText(DRIVE_LETTER_STRING, DRIVE_LETTER_UNITS);
    }

    public long partitionNumber() {
        return u32(PARTITION_NUMBER);
    }

    public long sectorsPerCluster() {
        return u32(SECTORS_PER_CLUSTER);
    }

    public long bytesPerSector() {
        return u32(BYTES_PER_SECTOR);
    }

    public long numberOfFreeClusters() {
        return i64(NUMBER_OF_FREE_CLUSTERS);
    }

    public long totalNumberOfClusters() {
        return i64(TOTAL_NUMBER_OF_CLUSTERS);
    }

    /** {@code NTFS}, for example. */
    public String fileSystem() {
        return fixedText(FILE_SYSTEM, FILE_SYSTEM_UNITS);
    }

    public long volumeExt() {
        return u32(VOLUME_EXT);
    }

    private String fixedText(int offset, int units) {
        char[] text = new char[units];
        return new String(text, 0, copyUtf16(offset, text));
    }

    private static String driveTypeName(int type) {
        return switch (type) {
            case 1 -> "PARTITION";
            case 2 -> "VOLUME";
            case 3 -> "EXTENDED_PARTITION";
            default -> null;
        };
    }
}
