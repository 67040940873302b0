package fltscope.analyzer.fuzz;

import java.nio.file.Path;
import java.util.List;

/**
 * A kind of input and what reads it.
 *
 * @param name of the folder with its corpus
 * @param weight share of the inputs that it gets, against those of the others
 * @param seeds good inputs to damage
 * @param reader reads one
 */
record FuzzTarget(String name, int weight, List<byte[]> seeds, Reader reader) {
    /** Reads an input. */
    interface Reader {
        /**
         * Reads a file and returns what came of it, as text whose lines show what was done.
         *
         * @throws Exception where the input is refused by a {@link fltscope.schemas.trace.TraceException} or an {@link
         *     java.io.IOException}; anything else that is thrown is a find
         */
        String read(Path file) throws Exception;
    }
}
