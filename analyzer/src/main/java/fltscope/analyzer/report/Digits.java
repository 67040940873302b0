package fltscope.analyzer.report;

import java.time.LocalDate;

/** Numbers as text, without the weight of a formatter. */
final class Digits {
    private static final int GROUP = 3;
    private static final long DAY_SECONDS = 86_400;
    private static final long FILE_TIME_SECOND = 10_000_000L;
    /** Seconds from 1601-01-01, where FILETIME begins, to 1970-01-01. */
    private static final long EPOCH_SECONDS = 11_644_473_600L;

    private Digits() {}

    /** {@code 1,234,567}. */
    static String grouped(long value) {
        StringBuilder text = new StringBuilder(Long.toString(value));
        int first = value < 0 ? 1 : 0;
        for (int at = text.length() - GROUP; at > first; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** Seconds with {@code decimals} digits behind the point, cut, not rounded: {@code 12.345}. */
    static String seconds(long nanos, int decimals) {
        String digits = Long.toString(Math.abs(nanos));
        String padded = "0".repeat(Math.max(0, 10 - digits.length())) + digits;
        int point = padded.length() - 9;
        String sign = nanos < 0 ? "-" : "";
        return sign + grouped(Long.parseLong(padded.substring(0, point))) + "."
                + padded.substring(point, point + decimals);
    }

    /** {@code 2026-01-01 00:00:00.123 UTC}. */
    static String utc(long fileTime) {
        long seconds = Math.floorDiv(fileTime, FILE_TIME_SECOND);
        long second = Math.floorMod(seconds, DAY_SECONDS);
        long millis = Math.floorMod(fileTime, FILE_TIME_SECOND) / (FILE_TIME_SECOND / 1000);
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds - EPOCH_SECONDS, DAY_SECONDS));
        return day + " " + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60) + "."
                + (millis < 100 ? "0" : "") + two(millis) + " UTC";
    }

    private static String two(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }
}
