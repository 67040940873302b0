package fltscope.analyzer.gate.measure;

/**
 * What a trace tells of the machine and of the way it was recorded; times of two of them that differ can not be compared.
 *
 * @param os version of Windows as {@code 10.0.22631}
 * @param pointerBytes 4 or 8, of the traced kernel
 * @param processors logical processors
 * @param processorMhz their speed as Windows measured it when it started; 0 when not recorded
 * @param clock what ticks count: QPC, SYSTEM_TIME or CPU_CYCLES
 * @param ticksPerSecond of that clock
 */
public record Machine(
        String os, int pointerBytes, int processors, int processorMhz, String clock, long ticksPerSecond) {}
