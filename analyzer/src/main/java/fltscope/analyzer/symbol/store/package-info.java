/**
 * Where symbol files are found: a search path in the syntax of {@code _NT_SYMBOL_PATH}, the layouts of symbol stores, and the
 * rules by which no name from a trace leads out of them.
 *
 * <p>Imports the JDK.
 */
package fltscope.analyzer.symbol.store;
