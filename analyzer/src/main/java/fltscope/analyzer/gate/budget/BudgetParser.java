package fltscope.analyzer.gate.budget;

import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.metric.CallbackKey;
import fltscope.analyzer.metric.Unit;
import fltscope.analyzer.names.FilterNames;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a line of a budget, in the words in which a team would say it. Capitals and blanks do not matter.
 *
 * <pre>
 * vfsmfd CREATE pre p99 &lt;= 200 us           p50, p95, p99, p99.9; ns, us, ms, s
 * vfsmfd WRITE pended p95 &lt;= 5 ms
 * vfsmfd time per operation &lt;= 4 us         without a filter: of all together
 * vfsmfd callbacks per 1,000 operations &lt;= 900
 * unclosed opens issued by vfsmfd = 0       opens of class filter-own-unclosed
 * findings of class leak-suspect = 0        with "issued by" of one filter
 * unload blockers of vfsmfd = 0             what fltscope unload counts; without "of", of all filters
 * </pre>
 */
public final class BudgetParser {
    private static final String EXAMPLE = "a line is like 'vfsmfd CREATE pre p99 <= 200 us',"
            + " 'vfsmfd callbacks per 1,000 operations <= 900', 'unclosed opens issued by vfsmfd = 0'"
            + " or 'findings of class leak-suspect = 0'";

    private static final Pattern LIMIT = Pattern.compile("(?<subject>.+?)\\s*(?<sign><=|>=|[<>≤≥=])\\s*(?<limit>.*)");
    private static final Pattern PERCENTILE =
            Pattern.compile("(?<callback>(?<filter>.+) (?<function>\\S+) (?<phase>\\S+)) (?<quantity>p[\\d.]+)");
    private static final Pattern TIME = Pattern.compile("(?:(?<filter>.+) )?(?:filter )?time per operation");
    private static final Pattern CALLS = Pattern.compile("(?:(?<filter>.+) )?callbacks per 1,?000 operations");
    private static final Pattern UNCLOSED = Pattern.compile("unclosed opens(?: issued by (?<filter>.+))?");
    private static final Pattern BLOCKERS = Pattern.compile("unload blockers(?: of (?<filter>.+))?");
    private static final Pattern FINDINGS =
            Pattern.compile("findings of class (?<class>\\S+)(?: issued by (?<filter>.+))?");
    private static final Pattern DURATION = Pattern.compile("(?<number>[\\d,]+(?:\\.\\d+)?)\\s*(?<unit>[a-zµμ]*)");
    private static final Map<String, Long> NANOS =
            Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L);
    private static final int PER_THOUSAND = 1_000;

    private BudgetParser() {}

    /**
     * Reads a line.
     *
     * @param line of the file, from 1 on
     * @throws IllegalArgumentException where it is not one; the message says what is wrong with it
     */
    public static BudgetLine parse(String text, int line) {
        String plain = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        Matcher limit = LIMIT.matcher(plain);
        if (!limit.matches()) {
            throw new IllegalArgumentException("'" + text + "' has no limit; " + EXAMPLE);
        }
        BudgetSubject subject = subject(limit.group("subject"), text);
        boolean exact = limit.group("sign").equals("=");
        if (!exact && !limit.group("sign").equals("<=") && !limit.group("sign").equals("≤")) {
            throw new IllegalArgumentException(
                    "'" + limit.group("sign") + "' is no limit of a budget: write '<=', or '= 0' for none at all");
        }
        long value = value(subject, limit.group("limit"));
        if (exact && value != 0) {
            throw new IllegalArgumentException("'=' is for 0 alone; write '<= " + limit.group("limit") + "'");
        }
        return new BudgetLine(text.strip(), line, subject, value);
    }

    private static BudgetSubject subject(String subject, String text) {
        Matcher matcher = UNCLOSED.matcher(subject);
        if (matcher.matches()) {
            return new BudgetSubject.Unclosed(filter(matcher));
        }
        matcher = BLOCKERS.matcher(subject);
        if (matcher.matches()) {
            return new BudgetSubject.Blockers(filter(matcher));
        }
        matcher = FINDINGS.matcher(subject);
        if (matcher.matches()) {
            return new BudgetSubject.Findings(openClass(matcher.group("class")), filter(matcher));
        }
        matcher = TIME.matcher(subject);
        if (matcher.matches()) {
            String filter = filter(matcher);
            return filter == null
                    ? new BudgetSubject.AllTime()
                    : new BudgetSubject.OfMetric(Metric.ofFilter(filter, Quantity.TIME_PER_OPERATION));
        }
        matcher = CALLS.matcher(subject);
        if (matcher.matches()) {
            String filter = filter(matcher);
            return filter == null
                    ? new BudgetSubject.AllCalls()
                    : new BudgetSubject.OfMetric(Metric.ofFilter(filter, Quantity.CALLS));
        }
        matcher = PERCENTILE.matcher(subject);
        if (matcher.matches()) {
            return percentile(matcher);
        }
        throw new IllegalArgumentException("'" + text + "' speaks of nothing that is measured; " + EXAMPLE);
    }

    private static String filter(Matcher matcher) {
        String filter = matcher.group("filter");
        return filter == null ? null : FilterNames.of(filter);
    }

    private static BudgetSubject percentile(Matcher matcher) {
        String phase = matcher.group("phase");
        String label = matcher.group("quantity");
        if (phase.equals("pended")) {
            if (!label.equals("p95")) {
                throw new IllegalArgumentException("of pended time the p95 is measured, not the " + label);
            }
            int function = FilterNames.majorFunction(matcher.group("function"));
            return new BudgetSubject.OfMetric(Metric.ofFunction(filter(matcher), function, Quantity.PENDED_P95));
        }
        CallbackKey written = CallbackKey.parse(matcher.group("callback"), ' ');
        Quantity quantity = Quantity.of(label);
        if (quantity == null) {
            String measured =
                    Quantity.ofCallbacks().stream().map(Quantity::label).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("'" + label + "' is not measured: " + measured);
        }
        CallbackKey callback = CallbackKey.of(written.filter(), written.majorFunction(), written.post());
        return new BudgetSubject.OfMetric(Metric.of(callback, quantity));
    }

    private static String openClass(String label) {
        for (OpenClass openClass : OpenClass.values()) {
            if (openClass.label().equals(label)) {
                return label;
            }
        }
        String known = Arrays.stream(OpenClass.values()).map(OpenClass::label).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("'" + label + "' is no class of findings: " + known);
    }

    private static long value(BudgetSubject subject, String limit) {
        Matcher matcher = DURATION.matcher(limit);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    limit.isEmpty() ? "the limit is missing" : "'" + limit + "' is no number such as 900 or 200 us");
        }
        BigDecimal number = new BigDecimal(matcher.group("number").replace(",", ""));
        String unit = matcher.group("unit");
        boolean calls = subject instanceof BudgetSubject.AllCalls
                || (subject instanceof BudgetSubject.OfMetric of
                        && of.metric().quantity().unit() == Unit.CALLS_PER_MILLION_OPERATIONS);
        boolean time =
                !calls && (subject instanceof BudgetSubject.OfMetric || subject instanceof BudgetSubject.AllTime);
        if (!time && !unit.isEmpty()) {
            throw new IllegalArgumentException("'" + limit + "' is a time; this limit is a number");
        }
        if (time && !NANOS.containsKey(unit)) {
            throw new IllegalArgumentException(
                    "'" + limit + "' is no time: give it a unit, ns, us, ms or s, such as 200 us");
        }
        long factor = time ? NANOS.get(unit) : calls ? PER_THOUSAND : 1;
        try {
            return number.multiply(BigDecimal.valueOf(factor)).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + limit + "' is too large, or finer than what is measured", e);
        }
    }
}
