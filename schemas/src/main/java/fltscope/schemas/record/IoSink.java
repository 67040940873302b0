package fltscope.schemas.record;

/** Takes records one by one, in time order. */
@FunctionalInterface
public interface IoSink {
    /** Takes one record. It is re-used for the next one. */
    void accept(IoRecord record);
}
