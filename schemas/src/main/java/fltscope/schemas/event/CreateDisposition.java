package fltscope.schemas.event;

/** What a create does if the file exists, and if it does not (NtCreateFile, wdm.h). */
public final class CreateDisposition {
    private CreateDisposition() {}

    /** The name, such as FILE_OPEN; null for a code that has none. */
    public static String name(int disposition) {
        return switch (disposition) {
            case 0 -> "FILE_SUPERSEDE";
            case 1 -> "FILE_OPEN";
            case 2 -> "FILE_CREATE";
            case 3 -> "FILE_OPEN_IF";
            case 4 -> "FILE_OVERWRITE";
            case 5 -> "FILE_OVERWRITE_IF";
            default -> null;
        };
    }
}
