package fltscope.analyzer.state;

import fltscope.schemas.record.FilterChange;

/**
 * Something that Microsoft-Windows-FilterManager said.
 *
 * @param ticks when
 * @param change what has happened
 * @param status NTSTATUS
 * @param name filter or volume, as recorded
 */
public record FilterEvent(long ticks, FilterChange change, int status, String name) {}
