package fltscope.collector.etl;

/** Is told how far a reading has come. */
@FunctionalInterface
public interface ReadProgress {
    /** For a reading that nobody watches. */
    ReadProgress NONE = bytes -> {};

    /** Another {@code bytes} bytes of the files were read. */
    void read(long bytes);
}
