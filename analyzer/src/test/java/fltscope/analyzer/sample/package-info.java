/** Makes the sample trace that stands in {@code samples}. Imports the trace writer of {@code schemas}. */
package fltscope.analyzer.sample;
