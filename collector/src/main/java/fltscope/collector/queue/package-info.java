/**
 * The queue: a folder of memory-mapped files that carries records from a capture to an analysis, which may be another process,
 * a later day or another machine.
 *
 * <p>Writing is Chronicle Queue's work: a block of records is committed as one of its documents, and survives the end of the
 * process that wrote it. Reading is not: a Chronicle tailer waits for what a damaged length promises, wants to write to the
 * folder, and takes half a second to start, where {@link fltscope.collector.queue.QueueReader} has to get the intact blocks
 * out of files that were cut or overwritten. It needs to know of those files that each document stands behind its length.
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, {@code fltscope.collector.etl}, {@code fltscope.collector.files} and,
 * alone in the collector, {@code net.openhft}.
 */
package fltscope.collector.queue;
