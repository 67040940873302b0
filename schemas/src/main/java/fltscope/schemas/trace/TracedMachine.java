package fltscope.schemas.trace;

/**
 * The machine that a recording was made on, as its header says.
 *
 * @param osMajor major version of Windows
 * @param osMinor minor version of Windows
 * @param osBuild build of Windows
 * @param processors processors of the machine
 * @param processorMhz speed of the processors as Windows measured it when it started; 0 when not recorded
 * @param pointerBytes 4 or 8, of the traced kernel
 * @param bootFileTime start of Windows, rounded, in 100 ns since 1601-01-01 UTC
 * @param timeZoneBiasMinutes minutes to add to local time for UTC
 */
public record TracedMachine(
        int osMajor,
        int osMinor,
        int osBuild,
        int processors,
        int processorMhz,
        int pointerBytes,
        long bootFileTime,
        int timeZoneBiasMinutes) {}
