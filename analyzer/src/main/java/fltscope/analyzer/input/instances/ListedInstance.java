package fltscope.analyzer.input.instances;

import fltscope.analyzer.input.Altitude;

/**
 * A row of {@code fltmc instances}.
 *
 * @param filter name of the filter's service; null where the table is of one filter and does not name it
 * @param name of the instance
 * @param altitude of the instance
 * @param volume as printed, such as {@code C:} or {@code \Device\Mup}; empty for a volume without a drive letter; null where the
 *     table is of one volume and does not name it
 * @param frame number of the Filter Manager frame; -1 where the row does not say, as for a legacy filter
 * @param status VlStatus, which is empty but for a volume that has been detached, in whatever language
 */
public record ListedInstance(String filter, String name, Altitude altitude, String volume, int frame, String status) {
    /** Whether its volume has been detached from its device. */
    public boolean detached() {
        return !status.isEmpty();
    }
}
