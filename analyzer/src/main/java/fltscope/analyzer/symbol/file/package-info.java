/**
 * The files that symbols come in: bytes that are checked where they are read, the containers MSF and MSFZ whose streams a PDB
 * consists of, and cabinets that hold one compressed file. Every number in them is hostile: what does not fit is a
 * {@link fltscope.analyzer.symbol.file.SymbolFileException} with its place, and nothing is allocated beyond the file's size,
 * or beyond the size that a compressed file states, which is limited.
 *
 * <p>Imports the JDK, and aircompressor for the zstd of MSFZ.
 */
package fltscope.analyzer.symbol.file;
