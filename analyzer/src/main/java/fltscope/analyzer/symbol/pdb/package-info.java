/**
 * Names of code from a PDB: functions of modules with their lines and what was inlined into them, and public names. Written
 * after microsoft/microsoft-pdb and pdb-rs (the headers and documents of the format), as no library for Java reads it.
 * {@link fltscope.analyzer.symbol.pdb.Pdb} is the door; nothing is read of a file before it is asked for.
 *
 * <p>Imports the JDK and {@code symbol.file}.
 */
package fltscope.analyzer.symbol.pdb;
