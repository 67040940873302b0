package fltscope.analyzer.symbol.pdb;

/** Where the name of an address is from: how far it may be trusted. */
public enum NameSource {
    /** A function that the compiler described, with its length. */
    PROCEDURE,
    /** A public name, without a length. */
    PUBLIC,
    /** An export of the binary, without a length. */
    EXPORT
}
