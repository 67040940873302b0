package fltscope.analyzer.finding;

import java.util.List;

/**
 * The drivers of the filters that saw an open, highest first.
 *
 * @param create those that saw the create
 * @param cleanup those that saw the cleanup
 * @param close those that saw the close
 */
public record SeenBy(List<String> create, List<String> cleanup, List<String> close) {}
