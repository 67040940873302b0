/**
 * What is known of a trace as a whole: where and how it was recorded, what it holds, what it lost and what was damaged.
 *
 * <p>Imports the JDK and {@code fltscope.schemas.event}.
 */
package fltscope.schemas.trace;
