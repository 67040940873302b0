package fltscope.schemas.record;

/** What Microsoft-Windows-FilterManager says has happened to a filter or a volume. Ordinals travel in the record. */
public enum FilterChange {
    LOADED,
    UNLOADED,
    REGISTER_FAILED,
    START_FAILED,
    ATTACH_FAILED,
    VOLUME_ATTACHED,
    VOLUME_ATTACH_FAILED,
    FILE_SYSTEM_ATTACHED,
    FILE_SYSTEM_ATTACH_FAILED,
    NAME_CACHE_DISABLED;

    private static final FilterChange[] CHANGES = values();

    /** The change with this ordinal; null for one of a newer version. */
    public static FilterChange of(int ordinal) {
        return ordinal < CHANGES.length ? CHANGES[ordinal] : null;
    }
}
