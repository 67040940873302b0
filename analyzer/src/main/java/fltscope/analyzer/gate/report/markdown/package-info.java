/**
 * A gate's result as Markdown for a pull request.
 *
 * <p>Imports what {@code gate.report} imports, and {@code gate.report}.
 */
package fltscope.analyzer.gate.report.markdown;
