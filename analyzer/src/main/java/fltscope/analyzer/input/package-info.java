/**
 * What comes into the analysis besides records: text that people paste, read into immutable facts.
 *
 * <p>Imports the JDK and {@code fltscope.schemas}; nothing else of the analyzer.
 */
package fltscope.analyzer.input;
