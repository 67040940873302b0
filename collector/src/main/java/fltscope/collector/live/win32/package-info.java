/**
 * Native calls: the functions of Windows that jna-platform lacks, mapped directly, one class for each library, and how those
 * that it has are loaded; strings, GUIDs and error codes. {@code docs/design/native.md} says of each why it is ours.
 *
 * <p>Imports the JDK, JNA, jna-platform and {@code fltscope.schemas}.
 */
package fltscope.collector.live.win32;
