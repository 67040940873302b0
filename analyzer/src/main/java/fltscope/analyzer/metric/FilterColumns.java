package fltscope.analyzer.metric;

import java.util.List;

/** What is reported of a filter's cost. */
public final class FilterColumns {
    private static final Column<FilterCost> CALLS =
            new Column<>("calls", "callbacks", Unit.COUNT, "callbacks of the filter that returned", FilterCost::calls);
    private static final Column<FilterCost> OWN =
            new Column<>("ownNs", "time", Unit.NANOS, "own time in all its callbacks", FilterCost::ownNanos);
    private static final Column<FilterCost> CREATES = new Column<>(
            "createCalls",
            "creates",
            Unit.COUNT,
            "creates that came to the filter: pre-operation callbacks of a create",
            FilterCost::creates);
    private static final Column<FilterCost> CREATE_OWN = new Column<>(
            "createOwnNs",
            "in creates",
            Unit.NANOS,
            "own time in the callbacks of creates, pre and post",
            FilterCost::createNanos);
    private static final Column<FilterCost> A_CREATE = new Column<>(
            "ownNsPerCreate",
            "a create",
            Unit.NANOS,
            "own time in the callbacks of a create, pre and post, by create that came to the filter",
            cost -> cost.creates() == 0 ? Column.UNKNOWN : cost.createNanos() / cost.creates());

    /** Those of the text. */
    public static final List<Column<FilterCost>> TEXT = List.of(CALLS, OWN, A_CREATE);

    /** Those of JSON, from which the others follow. */
    public static final List<Column<FilterCost>> JSON = List.of(CALLS, OWN, CREATES, CREATE_OWN);

    private FilterColumns() {}
}
