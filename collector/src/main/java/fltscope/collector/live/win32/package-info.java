/**
 * Native calls: the functions of Windows, mapped directly, one class for each library; its strings, GUIDs and error codes.
 *
 * <p>Imports the JDK, JNA and {@code fltscope.schemas}.
 */
package fltscope.collector.live.win32;
