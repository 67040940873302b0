package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;

/**
 * One life of a process id. Ids are reused; the object is unique per life, and (process id, start) identifies it in text.
 * What is not yet known is filled in as later records tell it.
 */
@SuppressWarnings("JavaLangClash") // Windows' own word; what java.lang calls so is not used here
public final class Process {
    /** The kernel's process events cut image file names to 15 characters; some writers keep a place for the NUL. */
    private static final int CUT_NAME = 14;

    private final int processId;
    private final long startTicks;
    private final boolean startRecorded;
    private long endTicks = Moments.AFTER_TRACE;
    private long uniqueProcessKey;
    private int parentProcessId = -1;
    private int exitStatus;
    private final String defaultName;
    private String imageFileName;
    private String commandLine;
    /** The life of the same id before this one. */
    final Process earlier;

    /** A life that goes by {@code defaultName} until a record names it; null for none. */
    Process(int processId, long startTicks, boolean startRecorded, String defaultName, Process earlier) {
        this.processId = processId;
        this.startTicks = startTicks;
        this.startRecorded = startRecorded;
        this.defaultName = defaultName;
        this.earlier = earlier;
    }

    public int processId() {
        return processId;
    }

    /**
     * When it started. {@link Moments#BEFORE_TRACE} for one that a rundown tells of, and right after the end of the life
     * before where the id has been used before and the start was lost.
     */
    public long startTicks() {
        return startTicks;
    }

    /** Whether its start was recorded, so that {@link #startTicks} is exact. */
    public boolean isStartRecorded() {
        return startRecorded;
    }

    /** When it ended, at the latest; {@link Moments#AFTER_TRACE} when nothing says that it did. */
    public long endTicks() {
        return endTicks;
    }

    public boolean hasEnded() {
        return endTicks != Moments.AFTER_TRACE;
    }

    /** Meaningful for one that has ended. */
    public int exitStatus() {
        return exitStatus;
    }

    /** -1 when not known. */
    public int parentProcessId() {
        return parentProcessId;
    }

    /** Name without folder, maybe cut to 15 characters; null when not known. */
    public String imageFileName() {
        return imageFileName == null ? defaultName : imageFileName;
    }

    /** Null when not known. */
    public String commandLine() {
        return commandLine;
    }

    void end(long ticks) {
        endTicks = ticks;
    }

    /** Takes what a record of this life says and was not known. */
    void learn(IoRecord record) {
        if (uniqueProcessKey == 0) {
            uniqueProcessKey = record.address();
        }
        if (parentProcessId == -1) {
            parentProcessId = record.code();
        }
        if (imageFileName == null) {
            imageFileName = RecordText.orNull(record);
        }
        if (commandLine == null) {
            String line = record.secondText();
            commandLine = line.isEmpty() ? null : line;
        }
    }

    void learnExitStatus(IoRecord record) {
        exitStatus = (int) record.extent();
    }

    /** Whether the record can be about this life: nothing that both know differs. */
    boolean admits(IoRecord record) {
        return (uniqueProcessKey == 0 || record.address() == 0 || uniqueProcessKey == record.address())
                && admitsName(record);
    }

    /** Whether the record is surely about this life: both know the same key, and no name speaks against it. */
    boolean isSurely(IoRecord record) {
        return uniqueProcessKey != 0 && uniqueProcessKey == record.address() && admitsName(record);
    }

    private boolean admitsName(IoRecord record) {
        if (imageFileName == null || record.textUnits() == 0) {
            return true;
        }
        String other = record.text();
        int length = Math.min(imageFileName.length(), other.length());
        return imageFileName.regionMatches(true, 0, other, 0, length)
                && (imageFileName.length() == other.length() || length >= CUT_NAME);
    }
}
