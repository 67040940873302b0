/**
 * A drawing tool that knows nothing of traces: one self-contained page from a JSON document and the scripts that show it.
 *
 * <p>Imports the JDK.
 */
package fltscope.analyzer.html;
