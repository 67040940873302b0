package fltscope.analyzer.result;

import fltscope.analyzer.metric.FilterCost;

/**
 * One filter.
 *
 * @param driver name of its driver; null for routines that no known driver holds
 * @param cost its callbacks on all volumes
 */
public record FilterRow(String driver, FilterCost cost) {}
