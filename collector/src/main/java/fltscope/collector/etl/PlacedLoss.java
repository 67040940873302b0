package fltscope.collector.etl;

import fltscope.schemas.record.LossSource;

/**
 * A loss that has left a trace in the buffers of a file, and a place in time.
 *
 * @param sinceTicks nothing of it is older than this
 * @param ticks nothing of it is younger than this
 * @param source what tells of it
 * @param buffers how many buffers are missing; 0 where that is not told
 */
public record PlacedLoss(long sinceTicks, long ticks, LossSource source, long buffers) {}
