package fltscope.analyzer.finding;

/**
 * Who opened.
 *
 * @param process its id; -1 when not known
 * @param image image name of the process; null when not known
 * @param thread its id; -1 when not known
 */
public record Opener(int process, String image, int thread) {}
