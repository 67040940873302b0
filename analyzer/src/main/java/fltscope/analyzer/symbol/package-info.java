/**
 * Names of code: functions and lines for addresses in images, from PDB files, the exports of binaries, and symbol stores. It
 * knows no trace and no command line, and may be used alone: {@link fltscope.analyzer.symbol.Symbols} is the door. The packages
 * below it are {@code file} (bytes and containers), {@code pdb} (what a PDB says), {@code pe} (what a binary says) and
 * {@code store} (where files are found).
 *
 * <p>Imports the JDK, and in {@code symbol.file} aircompressor.
 */
package fltscope.analyzer.symbol;
