package fltscope.analyzer.holder;

/**
 * A work item that was queued and whose routine was not run.
 *
 * @param item its address
 * @param object the instance or other object of the filter manager that it is of
 * @param routine address of its routine
 * @param queuedTicks when it was queued
 */
public record QueuedWork(long item, long object, long routine, long queuedTicks) {}
