/**
 * What the blocks of a queue mean: the bytes in which records travel from a capture to an analysis, and what is said of the
 * recording beside them. How blocks are stored is not asked here.
 *
 * <p>Imports the JDK, {@code fltscope.schemas.event}, {@code fltscope.schemas.record}, {@code fltscope.schemas.schema} and
 * {@code fltscope.schemas.trace}.
 */
package fltscope.schemas.queue;
