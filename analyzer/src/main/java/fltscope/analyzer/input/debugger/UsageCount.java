package fltscope.analyzer.input.debugger;

/**
 * What Filter Verifier counted for a filter, under "Object usage/reference information".
 *
 * @param filterAddress of the FLT_FILTER; 0 where unknown
 * @param label as printed, such as "Open files" or "References to FLT_CONTEXT"
 * @param count of that kind
 */
public record UsageCount(long filterAddress, String label, long count) {}
