package fltscope.analyzer.text;

import java.time.LocalDate;

/** FILETIME, units of 100 ns since 1601-01-01 UTC, as text. Any value has one. */
public final class FileTimes {
    private static final long SECOND = 10_000_000L;
    private static final long DAY_SECONDS = 86_400;
    /** Days from 1601-01-01 to 1970-01-01. */
    private static final long EPOCH_DAYS = 134_774;

    private static final int MILLI_DIGITS = 3;
    private static final int UNIT_DIGITS = 7;

    private FileTimes() {}

    /** {@code 2026-01-01T00:00:00.1234567Z}. */
    public static String iso(long fileTime) {
        return text(fileTime, 'T', UNIT_DIGITS).append('Z').toString();
    }

    /** {@code 2026-01-01 00:00:00.123 UTC}. */
    public static String utc(long fileTime) {
        return text(fileTime, ' ', MILLI_DIGITS).append(" UTC").toString();
    }

    private static StringBuilder text(long fileTime, char between, int digits) {
        long seconds = Math.floorDiv(fileTime, SECOND);
        long day = Math.floorDiv(seconds, DAY_SECONDS);
        int second = (int) Math.floorMod(seconds, DAY_SECONDS);
        StringBuilder text = new StringBuilder(28)
                .append(LocalDate.ofEpochDay(day - EPOCH_DAYS))
                .append(between);
        two(text, second / 3600).append(':');
        two(text, second / 60 % 60).append(':');
        two(text, second % 60).append('.');
        String units = Long.toString(SECOND + Math.floorMod(fileTime, SECOND));
        return text.append(units, 1, 1 + digits);
    }

    private static StringBuilder two(StringBuilder text, int value) {
        return text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
