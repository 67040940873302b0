package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;

/** The first text of a record, looked at without making a string of it. */
final class RecordText implements CharSequence {
    private IoRecord record;

    RecordText wrap(IoRecord source) {
        record = source;
        return this;
    }

    @Override
    public int length() {
        return record.textUnits();
    }

    @Override
    public char charAt(int index) {
        return record.textUnit(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().subSequence(start, end);
    }

    @Override
    public String toString() {
        return record.text();
    }

    static boolean equals(IoRecord record, String text) {
        int units = record.textUnits();
        if (units != text.length()) {
            return false;
        }
        for (int i = 0; i < units; i++) {
            if (record.textUnit(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is this file name, or a path that ends with it, in whatever case. */
    static boolean endsWithName(IoRecord record, String name) {
        int start = record.textUnits() - name.length();
        if (start < 0 || (start > 0 && record.textUnit(start - 1) != '\\')) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (upper(record.textUnit(start + i)) != upper(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text begins with another one, in whatever case. */
    static boolean startsWith(CharSequence text, String prefix) {
        if (text.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (upper(text.charAt(i)) != upper(prefix.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Windows compares names unit by unit, in upper case. */
    static char upper(char unit) {
        return Character.toUpperCase(unit);
    }

    /** The first text; null when it is empty, which is how a record says that there is none. */
    static String orNull(IoRecord record) {
        return record.textUnits() == 0 ? null : record.text();
    }
}
