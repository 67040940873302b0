package fltscope.collector.queue;

import java.util.List;

/**
 * What a reading of a queue has found, beside the records.
 *
 * @param events events that the records were made from
 * @param lastTicks latest time of an event
 * @param damage the first damaged blocks, a line each
 */
public record QueueReading(long events, long lastTicks, List<String> damage) {}
