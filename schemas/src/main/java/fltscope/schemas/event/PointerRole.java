package fltscope.schemas.event;

/** What an address in a payload points at, so that a reader of the field can find its name. */
public enum PointerRole {
    FILE_OBJECT,
    FILE_KEY,
    /** Code: a routine or a return address; named by the image that holds it. */
    CODE,
    /** An address without a name. */
    DATA
}
