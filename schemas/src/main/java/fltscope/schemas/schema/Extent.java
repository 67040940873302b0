package fltscope.schemas.schema;

/**
 * How many elements a field has, or how long it is.
 *
 * @param rule where the number comes from
 * @param value the number itself for {@link Rule#FIXED}, the index of the field that holds it for {@link Rule#FIELD}
 */
record Extent(Rule rule, int value) {
    /** One element; a length that follows from the type. */
    static final Extent NONE = new Extent(Rule.NONE, 0);

    /** Where a count or length comes from. */
    enum Rule {
        /** One element; a length that follows from the type. */
        NONE,
        /** The schema. */
        FIXED,
        /** A field before. */
        FIELD,
        /** A u16 before the elements. */
        PREFIX
    }

    /** The u16 before the elements. */
    static final Extent PREFIX = new Extent(Rule.PREFIX, 0);

    static Extent fixed(int number) {
        return new Extent(Rule.FIXED, number);
    }

    static Extent ofField(int index) {
        return new Extent(Rule.FIELD, index);
    }
}
