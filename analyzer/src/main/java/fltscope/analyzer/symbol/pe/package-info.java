/**
 * Names of code from a binary itself: its exports, the bounds of its functions, and which PDB belongs to it.
 *
 * <p>Imports the JDK, {@code symbol.file} and {@code symbol.pdb}.
 */
package fltscope.analyzer.symbol.pe;
