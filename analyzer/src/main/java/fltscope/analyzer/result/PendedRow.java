package fltscope.analyzer.result;

import fltscope.analyzer.latency.Latency;

/**
 * How long requests stayed with a filter after its pre-operation callback had returned.
 *
 * @param filter name of the driver whose image holds the routine; null when none is known to
 * @param majorFunction IRP_MJ_* code
 * @param pended time to the entry of the next lower filter's callback
 */
public record PendedRow(String filter, int majorFunction, Latency pended) {}
