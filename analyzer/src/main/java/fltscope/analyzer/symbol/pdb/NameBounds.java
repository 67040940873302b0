package fltscope.analyzer.symbol.pdb;

import java.io.IOException;

/** Whether the code at an rva belongs to the name that stands nearest before it. */
@FunctionalInterface
public interface NameBounds {
    /** 1: for certain; 0: nothing speaks against it; -1: it does not, or is too far away to say. */
    int trust(long start, long rva) throws IOException;
}
