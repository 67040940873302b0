package fltscope.analyzer.symbol.file;

import java.io.Closeable;
import java.io.IOException;

/** A file of numbered streams, as a PDB is one: MSF or MSFZ. */
public interface StreamFile extends Closeable {
    int streamCount();

    /** Size of a stream in bytes; 0 for one that is not there. */
    long sizeOf(int stream);

    /** The content of a stream; empty for one that is not there. */
    Bytes read(int stream) throws IOException;
}
