package fltscope.schemas.record;

import java.nio.ByteBuffer;

/**
 * The record that goes from the collector to the analyzer: a fixed part of {@link #FIXED_BYTES} bytes, then the text and the
 * addresses that belong to it. Little endian, 8-byte aligned, self-contained; version {@link #VERSION}.
 *
 * <pre>
 * 00 recordBytes u32     whole record, a multiple of 8
 * 04 version u8
 * 05 kind u8             {@link IoKind}
 * 06 operation u8        {@link FileOperation}, {@link FilterChange}, {@link LossSource}, or a major function
 * 07 flags u8            FLAG_*
 * 08 timeTicks i64       clock of the recording
 * 10 processId i32       -1 when not recorded
 * 14 threadId i32        -1 when not recorded
 * 18 processor u16
 * 1A textUnits u16       UTF-16 units of the first text
 * 1C secondTextUnits u16
 * 1E addressCount u16
 * 20 fileObject u64      the open: address of the FILE_OBJECT
 * 28 fileKey u64         the file or stream: FsContext
 * 30 callbackData u64    of the operation; what FileIo and Kernel-File call Irp
 * 38 irp u64             of a callback; 0 for fast I/O
 * 40 address u64         callback routine, image base, stack key, filter instance
 * 48 otherTicks i64      start of a callback or a loss, time of the event that a stack belongs to
 * 50 extent u64          image size, bytes to transfer, information of an ended operation, issuing instance
 * 58 code u32            status, create options with the disposition, information class, parent process
 * 5C access u32          share access of a create, flags of a transfer
 * 60 text, second text   UTF-16LE, no terminators
 *    addresses u64[]     8-byte aligned, zeros before them: stack frames, mask words
 * </pre>
 *
 * A field that a kind does not have is 0. Texts longer than 32,767 units are cut; the kernel's are not.
 */
public final class IoRecord {
    public static final int VERSION = 1;
    public static final int FIXED_BYTES = 0x60;

    /** Most bytes that a record can have: two texts, aligned, and the addresses of the deepest stack. */
    public static final int MAX_BYTES = FIXED_BYTES
            + (2 * 2 * IoRecordBuilder.MAX_TEXT_UNITS + 7 & ~7)
            + Long.BYTES * IoRecordBuilder.MAX_ADDRESSES;

    /** The callback is a post-operation callback. */
    public static final int FLAG_POST = 0x01;
    /** What was there before: told by a rundown, not at the moment it happened. */
    public static final int FLAG_RUNDOWN = 0x02;
    /** The path is a file id or an object id in binary. */
    public static final int FLAG_BINARY_PATH = 0x04;
    /** From Microsoft-Windows-Kernel-File, not from FileIo of the system logger. */
    public static final int FLAG_KERNEL_FILE = 0x08;
    /** The half of a stack that was in user mode. */
    public static final int FLAG_USER_STACK = 0x10;

    static final int RECORD_BYTES = 0x00;
    static final int VERSION_AT = 0x04;
    static final int KIND = 0x05;
    static final int OPERATION = 0x06;
    static final int FLAGS = 0x07;
    static final int TIME_TICKS = 0x08;
    static final int PROCESS_ID = 0x10;
    static final int THREAD_ID = 0x14;
    static final int PROCESSOR = 0x18;
    static final int TEXT_UNITS = 0x1A;
    static final int SECOND_TEXT_UNITS = 0x1C;
    static final int ADDRESS_COUNT = 0x1E;
    static final int FILE_OBJECT = 0x20;
    static final int FILE_KEY = 0x28;
    static final int CALLBACK_DATA = 0x30;
    static final int IRP = 0x38;
    static final int ADDRESS = 0x40;
    static final int OTHER_TICKS = 0x48;
    static final int EXTENT = 0x50;
    static final int CODE = 0x58;
    static final int ACCESS = 0x5C;

    private ByteBuffer buffer;
    private int start;

    /**
     * Points at a record.
     *
     * @return false when {@code bytes} are too few for it, its lengths contradict each other, or its version is not
     *     {@link #VERSION}
     */
    public boolean wrap(ByteBuffer source, int offset, int bytes) {
        buffer = source;
        start = offset;
        return bytes >= FIXED_BYTES
                && recordBytes() <= bytes
                && recordBytes() % Long.BYTES == 0
                && recordBytes() >= addressesAt() + Long.BYTES * addressCount()
                && (buffer.get(start + VERSION_AT) & 0xFF) == VERSION;
    }

    /** Points at a record that the builder has just made. */
    void wrapTrusted(ByteBuffer source, int offset) {
        buffer = source;
        start = offset;
    }

    /** The buffer that holds the record at {@link #offset}, for who copies it. */
    public ByteBuffer buffer() {
        return buffer;
    }

    public int offset() {
        return start;
    }

    public int recordBytes() {
        return buffer.getInt(start + RECORD_BYTES);
    }

    /** Ordinal of the {@link IoKind}; one of a newer version may be unknown. */
    public int kindOrdinal() {
        return buffer.get(start + KIND) & 0xFF;
    }

    public IoKind kind() {
        return IoKind.of(kindOrdinal());
    }

    /** The file operation of an operation record. */
    public FileOperation operation() {
        return FileOperation.of(operationCode());
    }

    /** What {@link #operation} stands for in other kinds: a {@link FilterChange}, {@link LossSource}, or a callback's major function. */
    public int operationCode() {
        return buffer.get(start + OPERATION) & 0xFF;
    }

    /** IRP_MJ_* code of a callback: a byte, above 0x1B for FltMgr's own codes. */
    public int majorFunction() {
        return operationCode();
    }

    /** Whether one of the FLAG_* bits is set. */
    public boolean has(int flag) {
        return (buffer.get(start + FLAGS) & flag) != 0;
    }

    public long timeTicks() {
        return buffer.getLong(start + TIME_TICKS);
    }

    /** -1 when not recorded. */
    public int processId() {
        return buffer.getInt(start + PROCESS_ID);
    }

    /** -1 when not recorded. */
    public int threadId() {
        return buffer.getInt(start + THREAD_ID);
    }

    public int processor() {
        return buffer.getShort(start + PROCESSOR) & 0xFFFF;
    }

    /** Address of the FILE_OBJECT. */
    public long fileObject() {
        return buffer.getLong(start + FILE_OBJECT);
    }

    /** Address of the file's or stream's context (FsContext). */
    public long fileKey() {
        return buffer.getLong(start + FILE_KEY);
    }

    /** Address of the operation's FLT_CALLBACK_DATA; FileIo and Kernel-File call it Irp. */
    public long callbackData() {
        return buffer.getLong(start + CALLBACK_DATA);
    }

    /** Address of the IRP that a callback was called for; 0 for fast I/O. */
    public long irp() {
        return buffer.getLong(start + IRP);
    }

    /** Address of a callback routine, base of an image, or a stack key. */
    public long address() {
        return buffer.getLong(start + ADDRESS);
    }

    /** When an ended callback was entered, or when the event that a stack belongs to was written. */
    public long otherTicks() {
        return buffer.getLong(start + OTHER_TICKS);
    }

    /** Size of an image in bytes, bytes to transfer, or the information of an ended operation. */
    public long extent() {
        return buffer.getLong(start + EXTENT);
    }

    /** Status, create options with the disposition in the high byte, information class, or parent process. */
    public int code() {
        return buffer.getInt(start + CODE);
    }

    /** Share access of a create, or flags of a transfer. */
    public int access() {
        return buffer.getInt(start + ACCESS);
    }

    public int textUnits() {
        return buffer.getShort(start + TEXT_UNITS) & 0xFFFF;
    }

    /** Unit {@code i} of the first text. */
    public char textUnit(int i) {
        return buffer.getChar(start + FIXED_BYTES + 2 * i);
    }

    /** Path, file name, image name or volume; a new string. */
    public String text() {
        return text(FIXED_BYTES, textUnits());
    }

    public boolean hasSecondText() {
        return secondTextUnits() > 0;
    }

    /** Command line of a process, DOS path of a volume; a new string. */
    public String secondText() {
        return text(FIXED_BYTES + 2 * textUnits(), secondTextUnits());
    }

    public int addressCount() {
        return buffer.getShort(start + ADDRESS_COUNT) & 0xFFFF;
    }

    /** Stack frame or mask word {@code i}. */
    public long address(int i) {
        return buffer.getLong(start + addressesAt() + Long.BYTES * i);
    }

    private int secondTextUnits() {
        return buffer.getShort(start + SECOND_TEXT_UNITS) & 0xFFFF;
    }

    private int addressesAt() {
        return FIXED_BYTES + (2 * (textUnits() + secondTextUnits()) + 7 & ~7);
    }

    private String text(int offset, int units) {
        char[] text = new char[units];
        for (int i = 0; i < units; i++) {
            text[i] = buffer.getChar(start + offset + 2 * i);
        }
        return new String(text);
    }
}
