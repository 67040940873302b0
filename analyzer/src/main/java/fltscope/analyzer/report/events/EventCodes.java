package fltscope.analyzer.report.events;

import fltscope.schemas.event.NtStatus;

/** Names of codes that a trace's own schemas tell without one. */
final class EventCodes {
    private EventCodes() {}

    /** The name of an NTSTATUS, if the field is called that; null when it is not, or the value has no name here. */
    static String statusName(String field, long value) {
        boolean status = field.equalsIgnoreCase("status") || field.equalsIgnoreCase("ntStatus");
        return status ? NtStatus.name((int) value) : null;
    }
}
