package fltscope.schemas.record;

/** A part of the machine's state that a snapshot can list. The ordinal travels in the record: new parts are added at the end. */
public enum SnapshotPart {
    FILTERS,
    INSTANCES,
    DRIVERS,
    PROCESSES,
    VOLUMES,
    HANDLES;

    /** The bit of this part in the code of {@link IoKind#SNAPSHOT_ENDED}. */
    @SuppressWarnings("EnumOrdinal") // what travels in the record is the ordinal
    public int bit() {
        return 1 << ordinal();
    }

    /** Whether the code of {@link IoKind#SNAPSHOT_ENDED} says that this part was listed in full. */
    public boolean isIn(int code) {
        return (code & bit()) != 0;
    }
}
