package fltscope.analyzer.gate.baseline;

import fltscope.analyzer.gate.measure.RunFacts;
import java.util.List;

/**
 * The runs of a build that others are held against.
 *
 * @param tool version of fltscope that wrote it
 * @param runs in the order in which they were added
 * @param noise minimum effects that calibration measured, in the order of the metrics; empty when it was not calibrated
 */
public record Baseline(String tool, List<RunFacts> runs, List<Noise> noise) {}
