package fltscope.analyzer.metric;

import java.util.function.ToLongFunction;

/**
 * A column of a table.
 *
 * @param id name of the field in JSON; unlike those of the other columns of its table
 * @param label head of the column in text
 * @param meaning what a value is, in a sentence for the manual
 * @param value the value of a row, in the unit; {@link #UNKNOWN} where the row has none
 */
public record Column<T>(String id, String label, Unit unit, String meaning, ToLongFunction<T> value) {
    /** Stands for a value that a row does not have. */
    public static final long UNKNOWN = -1;

    /** The value of a row. */
    public long of(T row) {
        return value.applyAsLong(row);
    }
}
