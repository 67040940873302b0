package fltscope.analyzer.gate.measure;

import fltscope.analyzer.json.JsonInput;
import fltscope.analyzer.metric.CallbackKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads one run of a baseline; the names are those that {@link RunJson} writes. */
public final class RunInput {
    private final JsonInput in;
    private final Set<Metric> metricsSeen = new HashSet<>();

    public RunInput(JsonInput in) {
        this.in = in;
    }

    /** The run that the input is at. */
    public RunFacts read() {
        Row run = row(
                "run",
                Map.ofEntries(
                        Map.entry("traces", () -> list(in::text)),
                        Map.entry("tool", in::text),
                        Map.entry("machine", this::machine),
                        Map.entry("filters", () -> list(this::filter)),
                        Map.entry("loss", () -> list(in::text)),
                        Map.entry("operations", in::number),
                        Map.entry("endsRecorded", in::flag),
                        Map.entry("callbacks", () -> list(this::callback)),
                        Map.entry("metrics", () -> list(this::metric)),
                        Map.entry("histograms", () -> list(this::histogram)),
                        Map.entry("opens", () -> list(this::opens)),
                        Map.entry("leaks", () -> list(this::leak))));
        List<String> loss = run.list("loss", String.class);
        return new RunFacts(
                run.list("traces", String.class),
                run.text("tool"),
                run.get("machine", Machine.class),
                run.list("filters", FilterFacts.class),
                new RunLoss(!loss.isEmpty(), loss),
                run.number("operations"),
                run.list("callbacks", CallbackCount.class),
                run.list("metrics", RunMetric.class),
                run.list("histograms", RunHistogram.class),
                run.get("endsRecorded", Boolean.class),
                run.list("opens", ClassCount.class),
                run.list("leaks", LeakFacts.class));
    }

    private Machine machine() {
        Row machine = row(
                "machine",
                Map.of(
                        "os", in::text,
                        "pointerBytes", in::number,
                        "processors", in::number,
                        "processorMhz", in::number,
                        "clock", in::text,
                        "ticksPerSecond", in::number));
        return new Machine(
                machine.text("os"),
                (int) machine.number("pointerBytes"),
                (int) machine.number("processors"),
                (int) machine.number("processorMhz"),
                machine.text("clock"),
                machine.number("ticksPerSecond"));
    }

    private FilterFacts filter() {
        Row filter =
                row("filter", Map.of("name", in::textOrNull, "version", in::textOrNull, "altitude", in::textOrNull));
        return new FilterFacts(filter.text("name"), filter.text("version"), filter.text("altitude"));
    }

    private CallbackCount callback() {
        Row row = row("callback", Map.of("callback", this::callbackLabel, "calls", in::number));
        return new CallbackCount(row.get("callback", CallbackKey.class), row.number("calls"));
    }

    private RunMetric metric() {
        Row row = row(
                "metric",
                Map.of("metric", () -> label(Metric::parse, "metric"), "events", in::number, "value", in::number));
        Metric metric = row.get("metric", Metric.class);
        if (!metricsSeen.add(metric)) {
            throw in.problem("the run has a value of " + metric.label() + " already");
        }
        return new RunMetric(metric, row.number("events"), row.number("value"));
    }

    private RunHistogram histogram() {
        Row row = row("histogram", Map.of("callback", this::callbackLabel, "histogram", in::text));
        return new RunHistogram(row.get("callback", CallbackKey.class), row.text("histogram"));
    }

    private ClassCount opens() {
        Row row = row("count", Map.of("class", in::text, "filter", in::textOrNull, "opens", in::number));
        return new ClassCount(row.text("class"), row.text("filter"), row.number("opens"));
    }

    private LeakFacts leak() {
        Row row = row(
                "leak",
                Map.of(
                        "fingerprint", in::text,
                        "class", in::text,
                        "confidence", in::text,
                        "filter", in::textOrNull,
                        "path", in::textOrNull,
                        "process", in::textOrNull,
                        "opens", in::number));
        return new LeakFacts(
                row.text("fingerprint"),
                List.of(),
                row.text("class"),
                row.text("confidence"),
                row.text("filter"),
                row.text("path"),
                row.text("process"),
                row.number("opens"));
    }

    private CallbackKey callbackLabel() {
        return label(CallbackKey::parse, "callback");
    }

    private <T> T label(Function<String, T> parse, String what) {
        String label = in.text();
        try {
            return parse.apply(label);
        } catch (IllegalArgumentException e) {
            throw in.problem("'" + label + "' names no " + what);
        }
    }

    private <T> List<T> list(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        in.array(() -> items.add(item.get()));
        return List.copyOf(items);
    }

    /** Reads an object all of whose fields must be there. */
    private Row row(String what, Map<String, Supplier<?>> fields) {
        Map<String, Object> values = new HashMap<>();
        in.object(field -> {
            Supplier<?> reader = fields.get(field);
            if (reader == null) {
                return false;
            }
            values.put(field, reader.get());
            return true;
        });
        fields.keySet().stream()
                .filter(field -> !values.containsKey(field))
                .sorted()
                .findFirst()
                .ifPresent(field -> {
                    throw in.problem("the " + what + " that ends here lacks its " + field);
                });
        return new Row(values);
    }

    /** The fields of an object, each of the type that its reader gave it. */
    private record Row(Map<String, Object> values) {
        <T> T get(String field, Class<T> type) {
            return type.cast(values.get(field));
        }

        String text(String field) {
            return get(field, String.class);
        }

        long number(String field) {
            return get(field, Long.class);
        }

        <T> List<T> list(String field, Class<T> type) {
            return ((List<?>) values.get(field)).stream().<T>map(type::cast).toList();
        }
    }
}
