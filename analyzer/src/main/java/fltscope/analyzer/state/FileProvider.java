package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;

/** Who records file operations. */
public enum FileProvider {
    /** FileIo of the system logger. */
    FILE_IO,
    /** Microsoft-Windows-Kernel-File. */
    KERNEL_FILE;

    /** Who recorded this; {@link #FILE_IO} also for what neither records. */
    public static FileProvider of(IoRecord record) {
        return record.has(IoRecord.FLAG_KERNEL_FILE) ? KERNEL_FILE : FILE_IO;
    }
}
