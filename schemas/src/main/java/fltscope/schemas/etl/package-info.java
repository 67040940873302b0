/**
 * What the bytes of an .etl file mean: buffer headers, record headers, the compression of buffers, and the clock. Nothing
 * here opens a file.
 *
 * <p>Imports the JDK, {@code fltscope.schemas.event} and {@code fltscope.schemas.trace}. Source of the layouts: the public
 * headers evntrace.h and evntcons.h, ntwmi.h of System Informer, and real files; each class cites its own.
 */
package fltscope.schemas.etl;
