package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;

/**
 * One load of a driver, a program or a library. Of a driver there is one object per load, whose identity may be used; of an
 * image of a process each question makes a new one.
 */
public final class Image {
    private final String path;
    private final String name;
    private final long baseAddress;
    private final long sizeBytes;
    private final int timeDateStamp;
    private final long loadedTicks;
    private long unloadedTicks;

    private Image(
            String path, long baseAddress, long sizeBytes, int timeDateStamp, long loadedTicks, long unloadedTicks) {
        this.path = path;
        this.name = path.substring(path.lastIndexOf('\\') + 1);
        this.baseAddress = baseAddress;
        this.sizeBytes = sizeBytes;
        this.timeDateStamp = timeDateStamp;
        this.loadedTicks = loadedTicks;
        this.unloadedTicks = unloadedTicks;
    }

    static Image of(IoRecord record, long loadedTicks, long unloadedTicks) {
        return new Image(record.text(), record.address(), record.extent(), record.code(), loadedTicks, unloadedTicks);
    }

    /** The same image with times of its own. */
    Image at(long loaded, long unloaded) {
        return new Image(path, baseAddress, sizeBytes, timeDateStamp, loaded, unloaded);
    }

    /** As recorded: an NT path, or one that begins with {@code \SystemRoot\}. */
    public String path() {
        return path;
    }

    /** Name without folder, like {@code fltmgr.sys}. */
    public String name() {
        return name;
    }

    public long baseAddress() {
        return baseAddress;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** Link time of the image as its header has it, with the size the key of its symbols; 0 when not recorded. */
    public int timeDateStamp() {
        return timeDateStamp;
    }

    /** When it was loaded; {@link Moments#BEFORE_TRACE} when it may have been there all along. */
    public long loadedTicks() {
        return loadedTicks;
    }

    /** When it was unloaded, at the latest; {@link Moments#AFTER_TRACE} when nothing says that it was. */
    public long unloadedTicks() {
        return unloadedTicks;
    }

    public boolean contains(long address) {
        return Long.compareUnsigned(address - baseAddress, sizeBytes) < 0;
    }

    /**
     * Whether a record is about an image of this file at this place. Folders are not compared: the load, the unload and the
     * rundown spell the same one differently, with and without its volume.
     */
    boolean isToldBy(IoRecord record) {
        return baseAddress == record.address()
                && sizeBytes == record.extent()
                && (timeDateStamp == 0 || record.code() == 0 || timeDateStamp == record.code())
                && RecordText.endsWithName(record, name);
    }

    void unload(long ticks) {
        unloadedTicks = ticks;
    }

    boolean isLoaded() {
        return unloadedTicks == Moments.AFTER_TRACE;
    }

    boolean overlaps(long otherBase, long otherBytes) {
        return contains(otherBase) || Long.compareUnsigned(baseAddress - otherBase, otherBytes) < 0;
    }
}
