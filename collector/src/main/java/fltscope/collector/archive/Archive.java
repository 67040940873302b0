package fltscope.collector.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** An open archive. What is wrong with it is an {@link IOException} whose message says so. */
interface Archive extends Closeable {
    /**
     * A file in it.
     *
     * @param index of it in the archive's own list
     * @param name with its folders, which {@code /} divides
     * @param bytes as the archive says; -1 where it does not
     */
    record Member(int index, String name, long bytes) {}

    /** The files in it, without folders. */
    List<Member> members();

    /** The content of one. */
    InputStream open(Member member) throws IOException;
}
