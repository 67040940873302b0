/**
 * Carries records from the thread that reads to the thread that concludes. May import the JDK and
 * {@code fltscope.schemas.record}.
 */
package fltscope.collector.handover;
