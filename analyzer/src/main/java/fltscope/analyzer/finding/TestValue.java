package fltscope.analyzer.finding;

/**
 * A value that a test has compared.
 *
 * @param name what it is, in words
 * @param isTime whether it is nanoseconds; else it is a count
 */
public record TestValue(String name, boolean isTime, long value) {
    static TestValue nanos(String name, long nanos) {
        return new TestValue(name, true, nanos);
    }

    static TestValue count(String name, long count) {
        return new TestValue(name, false, count);
    }
}
