package fltscope.schemas.event;

/** What an open lets others do with the file at the same time (NtCreateFile, wdm.h). */
public final class ShareAccess {
    private ShareAccess() {}

    /** The names of the accesses, joined by a bar; null for none: the open is exclusive. */
    public static String names(int shareAccess) {
        return BitNames.join(shareAccess, "FILE_SHARE_READ", "FILE_SHARE_WRITE", "FILE_SHARE_DELETE");
    }
}
