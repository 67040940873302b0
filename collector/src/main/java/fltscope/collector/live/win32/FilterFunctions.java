package fltscope.collector.live.win32;

import com.sun.jna.Pointer;

/** What a snapshot calls of fltlib (fltuser.h). All return an HRESULT. */
@SuppressWarnings("MemberName") // the names are those of Windows
public final class FilterFunctions {
    private FilterFunctions() {}

    public static native int FilterFindFirst(
            int informationClass, Pointer buffer, int bytes, Pointer returned, Pointer find);

    public static native int FilterFindNext(
            long find, int informationClass, Pointer buffer, int bytes, Pointer returned);

    public static native int FilterFindClose(long find);

    public static native int FilterInstanceFindFirst(
            Pointer filterName, int informationClass, Pointer buffer, int bytes, Pointer returned, Pointer find);

    public static native int FilterInstanceFindNext(
            long find, int informationClass, Pointer buffer, int bytes, Pointer returned);

    public static native int FilterInstanceFindClose(long find);
}
