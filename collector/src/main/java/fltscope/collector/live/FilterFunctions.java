package fltscope.collector.live;

import com.sun.jna.Pointer;

/** What a snapshot calls of fltlib (fltuser.h). All return an HRESULT. */
@SuppressWarnings("MemberName") // the names are those of Windows
final class FilterFunctions {
    private FilterFunctions() {}

    static native int FilterFindFirst(int informationClass, Pointer buffer, int bytes, Pointer returned, Pointer find);

    static native int FilterFindNext(long find, int informationClass, Pointer buffer, int bytes, Pointer returned);

    static native int FilterFindClose(long find);

    static native int FilterInstanceFindFirst(
            Pointer filterName, int informationClass, Pointer buffer, int bytes, Pointer returned, Pointer find);

    static native int FilterInstanceFindNext(
            long find, int informationClass, Pointer buffer, int bytes, Pointer returned);

    static native int FilterInstanceFindClose(long find);
}
