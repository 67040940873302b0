package fltscope.analyzer.symbol.file;

/** How large what is expanded may be: a small file must not fill the memory. */
final class Expansion {
    /** PDBs are compressed to a third up to a twentieth. */
    private static final long MOST_TIMES = 100;

    private static final long ALWAYS_BYTES = 1 << 20;
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    private Expansion() {}

    /** A size that a compressed file of {@code packedBytes} states, as that of an array. */
    static int checked(long bytes, long packedBytes) throws SymbolFileException {
        if (bytes > Math.min(MOST_BYTES, Math.max(ALWAYS_BYTES, packedBytes * MOST_TIMES))) {
            throw new SymbolFileException(
                    "a compressed file of " + packedBytes + " bytes that claims to be " + bytes + ": refused");
        }
        return (int) bytes;
    }
}
