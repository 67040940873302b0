/**
 * Files as people have them: what a file is by its first bytes, and the traces that stand in an archive, a pipe or standard
 * input, each in a private temporary file that the system removes when it is closed, however the process ends.
 *
 * <p>Apache Commons Compress reads .zip and .7z, the JDK .gz; a .cab is read here, as no library that is kept up reads it.
 *
 * <p>Imports the JDK, {@code fltscope.schemas.trace} and, alone in the collector, {@code org.apache.commons}.
 */
package fltscope.collector.archive;
