package fltscope.analyzer.gate.calibrate;

import fltscope.analyzer.gate.baseline.Noise;
import java.util.List;

/**
 * What comparing the runs of one build with each other shows: each split into two halves is a gate over nothing.
 *
 * @param runs of the build
 * @param splits random splits that were tried
 * @param falseAlarms splits in which the gate found a regression with the minimum effects as they are before calibration
 * @param falseAlarmsAfter the same with the minimum effects that were found
 * @param noise the minimum effect of each metric that could be calibrated
 */
public record Calibration(int runs, int splits, int falseAlarms, int falseAlarmsAfter, List<Noise> noise) {}
