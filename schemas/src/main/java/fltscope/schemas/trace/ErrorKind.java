package fltscope.schemas.trace;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/**
 * What sort of thing went wrong: whether another file may still be read, what the program ends with, and what to do. The one
 * table of these.
 */
public enum ErrorKind {
    /** A file is not there, or can not be read. */
    UNREADABLE(true, 2, null),
    /** A file is no trace, or not of the kind that is wanted. */
    WRONG_FORMAT(true, 2, null),
    /** A file is damaged, and reading is strict. */
    DAMAGED(true, 2, "without --strict, damage is counted and read over"),
    /** What was asked for can not be done. The message says what can. */
    USAGE(false, 2, null),
    /** Somebody else may, or nobody. */
    NO_RIGHTS(true, 2, "start it as somebody who may, or name a file of your own"),
    /** Nothing more can be written. */
    NO_SPACE(false, 2, "make room, or name a folder on another disk"),
    /** Somebody has asked it to stop. */
    INTERRUPTED(false, 130, null),
    /** fltscope is wrong. */
    DEFECT(false, 2, "please report it with what --debug shows");

    private final boolean ofOneFile;
    private final int exitCode;
    private final String advice;

    ErrorKind(boolean ofOneFile, int exitCode, String advice) {
        this.ofOneFile = ofOneFile;
        this.exitCode = exitCode;
        this.advice = advice;
    }

    /** The kind of what the file system says. */
    public static ErrorKind of(Exception e) {
        if (e instanceof AccessDeniedException || e instanceof ReadOnlyFileSystemException) {
            return NO_RIGHTS;
        }
        if (e instanceof ClosedByInterruptException || e instanceof InterruptedException) {
            return INTERRUPTED;
        }
        return e instanceof IOException && saysDiskIsFull(e.getMessage()) ? NO_SPACE : UNREADABLE;
    }

    /** Java has no type for it: the words are those of Linux, macOS and Windows. */
    private static boolean saysDiskIsFull(String message) {
        String lower = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return lower.contains("no space left")
                || lower.contains("not enough space")
                || lower.contains("quota exceeded");
    }

    /** Whether the next file of several may be read all the same. */
    public boolean isOfOneFile() {
        return ofOneFile;
    }

    /** What a program ends with that ends for it. */
    public int exitCode() {
        return exitCode;
    }

    /** What to do; null where each message says that for itself. */
    public String advice() {
        return advice;
    }
}
