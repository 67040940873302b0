package fltscope.analyzer.input.instances;

import fltscope.analyzer.input.Altitude;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of a table. Which table it is follows from what the cells hold and not from the header: filters have a count, an altitude
 * and a frame; instances have an altitude third, or second where the table is of one filter or one volume; volumes have a device
 * second.
 */
final class Row {
    private static final Pattern FRAME = Pattern.compile("[0-9]{1,4}|<[^<>]*>");
    private static final Pattern COUNT = Pattern.compile("[0-9]{0,9}");
    private static final Pattern VOLUME = Pattern.compile("|[A-Za-z]:.*|\\\\.*");
    private static final Pattern DEVICE = Pattern.compile("\\\\\\S.*");

    private static final String ALTITUDE_TEXT = "(?<altitude>[0-9]+(?:\\.[0-9]+)?)";
    private static final String FRAME_TEXT = "(?<frame>[0-9]{1,4}|<[^<>]*>)";
    private static final String REST = "(?:\\s+[0-9a-fA-F]{8}(?:\\s+(?<status>\\S.*?))?)?\\s*";

    private static final Pattern LOOSE_INSTANCE =
            Pattern.compile("(?<filter>\\S+)(?:\\s+(?<volume>[A-Za-z]:\\S*(?: \\S+)*?|\\\\\\S+(?: \\S+)*?))?\\s+"
                    + ALTITUDE_TEXT + "\\s+(?<name>\\S.*?)\\s+" + FRAME_TEXT + REST);
    private static final Pattern LOOSE_FILTER = Pattern.compile(
            "(?<filter>\\S+)(?:\\s+(?<count>[0-9]{1,9}))?(?:\\s+" + ALTITUDE_TEXT + ")?\\s+" + FRAME_TEXT + "\\s*");

    private static final Pattern LOOSE_VOLUME = Pattern.compile(
            "(?:(?<dos>[A-Za-z]:\\S*(?: \\S+)*?)\\s+)?(?<name>\\\\\\S+)(?:\\s+(?<system>\\S+))?(?:\\s+\\S+)?");

    /** Longer lines are no rows, and would be slow to match. */
    private static final int MAX_LOOSE_CHARS = 512;

    /** Takes what a row holds. */
    interface Sink {
        void filter(ListedFilter filter);

        void instance(ListedInstance instance);

        void volume(ListedVolume volume);
    }

    private Row() {}

    /** Of a row cut by its table's columns; false where the cells are of no known table. */
    static boolean read(List<String> cells, String filter, String volume, Sink sink) {
        int columns = cells.size();
        String second = cells.get(1);
        String third = cells.get(2);
        String fourth = columns > 3 ? cells.get(3) : "";
        if (columns == 4 && COUNT.matcher(second).matches() && isFrame(fourth) && isAltitudeOrNone(third)) {
            return filter(cells.get(0), second, Altitude.parse(third), fourth, sink);
        }
        Altitude altitude = Altitude.parse(third);
        if (columns >= 4 && altitude != null && !fourth.isEmpty() && (columns == 4 || isFrame(cells.get(4)))) {
            return instance(
                    cells.get(0), second, altitude, fourth, columns == 4 ? "" : cells.get(4), status(cells, 6), sink);
        }
        altitude = Altitude.parse(second);
        if (altitude != null && !third.isEmpty() && (columns == 3 || isFrame(fourth))) {
            boolean firstIsVolume = VOLUME.matcher(cells.get(0)).matches();
            return instance(
                    firstIsVolume ? filter : cells.get(0),
                    firstIsVolume ? cells.get(0) : volume,
                    altitude,
                    third,
                    fourth,
                    status(cells, 5),
                    sink);
        }
        if (VOLUME.matcher(cells.get(0)).matches() && DEVICE.matcher(second).matches()) {
            sink.volume(new ListedVolume(cells.get(0), second, third));
            return true;
        }
        return false;
    }

    /** Of a row that keeps to no columns; false where it is none. */
    static boolean readLoose(String row, String filter, String volume, Sink sink) {
        String stripped = row.strip();
        if (stripped.length() > MAX_LOOSE_CHARS) {
            return false;
        }
        Matcher listed = LOOSE_FILTER.matcher(stripped);
        if (listed.matches()
                && (listed.group("altitude") != null || listed.group("frame").startsWith("<"))) {
            String altitude = listed.group("altitude");
            String count = listed.group("count");
            return filter(
                    listed.group("filter"),
                    count == null ? "" : count,
                    altitude == null ? null : Altitude.parse(altitude),
                    listed.group("frame"),
                    sink);
        }
        Matcher instance = LOOSE_INSTANCE.matcher(stripped);
        if (!instance.matches()) {
            return false;
        }
        String first = instance.group("filter");
        boolean firstIsVolume = filter != null && VOLUME.matcher(first).matches();
        String printed = instance.group("volume") != null ? instance.group("volume") : volume == null ? "" : volume;
        return instance(
                firstIsVolume ? filter : first,
                firstIsVolume ? first : printed,
                Altitude.parse(instance.group("altitude")),
                instance.group("name"),
                instance.group("frame"),
                instance.group("status") == null ? "" : instance.group("status"),
                sink);
    }

    /** Of a row in a table of volumes that keeps to no columns. */
    static boolean readLooseVolume(String row, Sink sink) {
        Matcher volume = LOOSE_VOLUME.matcher(row.strip());
        if (row.length() > MAX_LOOSE_CHARS || !volume.matches()) {
            return false;
        }
        sink.volume(new ListedVolume(
                volume.group("dos") == null ? "" : volume.group("dos"),
                volume.group("name"),
                volume.group("system") == null ? "" : volume.group("system")));
        return true;
    }

    private static boolean filter(String name, String count, Altitude altitude, String frame, Sink sink) {
        if (name.isEmpty()) {
            return false;
        }
        sink.filter(new ListedFilter(name, count.isEmpty() ? -1 : Integer.parseInt(count), altitude, frame(frame)));
        return true;
    }

    private static boolean instance(
            String filter, String volume, Altitude altitude, String name, String frame, String status, Sink sink) {
        if (filter != null && filter.isEmpty()) {
            return false;
        }
        sink.instance(new ListedInstance(filter, name, altitude, volume, frame(frame), status));
        return true;
    }

    /** What stands in the column of the volume's status, which is the last one. */
    private static String status(List<String> cells, int column) {
        return cells.size() > column ? cells.get(column) : "";
    }

    private static boolean isFrame(String cell) {
        return FRAME.matcher(cell).matches();
    }

    private static boolean isAltitudeOrNone(String cell) {
        return cell.isEmpty() || Altitude.parse(cell) != null;
    }

    private static int frame(String cell) {
        return cell.isEmpty() || !isFrame(cell) || cell.startsWith("<") ? -1 : Integer.parseInt(cell);
    }
}
