package fltscope.analyzer.trend;

import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.Request;
import fltscope.analyzer.state.LongMap;
import fltscope.analyzer.state.PathPattern;
import fltscope.analyzer.state.TraceState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the time of filters goes: their own time by filter, function, program and path pattern. A request is given the number of its
 * program, and an open that of its path pattern, once. Memory is bounded: beyond {@link #MOST} rows, programs or patterns, what is
 * new counts for other patterns of its program, and beyond twice as many rows for others altogether.
 */
final class TimeShares {
    static final int MOST = 1 << 13;

    /** Rows that are shown; the paths of the lightest become others of their filter, function and program. */
    static final int SHOWN = 2000;

    private static final int UNKNOWN = 0;
    private static final int OTHERS = 1;
    private static final int NAME_BITS = 14;
    private static final int FUNCTION_BITS = 8;

    /** Names with numbers from 2 on. */
    private static final class Names {
        private final List<String> names = new ArrayList<>();

        int add(String name) {
            if (names.size() == MOST) {
                return OTHERS;
            }
            names.add(name);
            return names.size() + OTHERS;
        }

        String of(int number, String others) {
            return number == UNKNOWN ? null : number == OTHERS ? others : names.get(number - OTHERS - 1);
        }
    }

    private static final class Sum {
        private final int filter;
        private final int majorFunction;
        private final int program;
        private final int pattern;
        private long nanos;
        private long count;

        private Sum(int filter, int majorFunction, int program, int pattern) {
            this.filter = filter;
            this.majorFunction = majorFunction;
            this.program = program;
            this.pattern = pattern;
        }
    }

    private final TraceState state;
    private final PathPattern pattern = new PathPattern();
    private final LongMap<Integer> byPattern = new LongMap<>();
    private final Map<String, Integer> byProgram = new HashMap<>();
    private final Names patterns = new Names();
    private final Names programs = new Names();
    private final LongMap<Sum> sums = new LongMap<>();

    TimeShares(TraceState state) {
        this.state = state;
    }

    /** More has become known of a request. */
    void learned(Request request, long ticks) {
        if (request.program() == UNKNOWN) {
            int process = state.processOf(request.threadId(), request.processId(), ticks);
            String image = process == -1 ? null : state.processes().nameAt(process, ticks);
            if (image != null && !image.isEmpty()) {
                request.program(programOf(image));
            }
        }
    }

    private int programOf(String image) {
        Integer known = byProgram.get(image);
        if (known == null) {
            known = programs.add(image);
            if (known != OTHERS) {
                byProgram.put(image, known);
            }
        }
        return known;
    }

    private int patternOf(FileObject open) {
        if (open == null || open.pathUnits() == 0 || open.binaryPath()) {
            return UNKNOWN;
        }
        if (open.pattern() == UNKNOWN) {
            long hash = pattern.of(open.pathArray(), open.pathUnits()).hash();
            Integer known = byPattern.get(hash);
            if (known == null && byPattern.size() < MOST) {
                known = patterns.add(pattern.toString());
                byPattern.put(hash, known);
            }
            open.pattern(known == null ? OTHERS : known);
        }
        return open.pattern();
    }

    void record(CallbackSample sample, long ownNanos) {
        Sum sum = sumOf(
                sums,
                sample.filter(),
                sample.majorFunction(),
                sample.request().program(),
                patternOf(sample.request().epoch()));
        sum.nanos += ownNanos;
        sum.count++;
    }

    private static Sum sumOf(LongMap<Sum> sums, int filter, int majorFunction, int program, int of) {
        long key = ((long) filter << FUNCTION_BITS | majorFunction) << NAME_BITS | program;
        key = key << NAME_BITS | of;
        Sum sum = sums.get(key);
        if (sum == null) {
            if (sums.size() >= MOST && of != OTHERS) {
                return sumOf(sums, filter, majorFunction, program, OTHERS);
            }
            if (sums.size() >= 2 * MOST && program != OTHERS) {
                return sumOf(sums, filter, majorFunction, OTHERS, OTHERS);
            }
            sum = new Sum(filter, majorFunction, program, of);
            sums.put(key, sum);
        }
        return sum;
    }

    /** The rows, those with the most time first; the lightest are put together. */
    List<TimeShare> rows(Pairer pairer) {
        List<Sum> all = new ArrayList<>();
        sums.forEach(all::add);
        all.sort(Comparator.comparingLong((Sum sum) -> sum.nanos).reversed());
        LongMap<Sum> kept = new LongMap<>();
        for (int i = 0; i < all.size(); i++) {
            Sum sum = all.get(i);
            boolean heavy = i < SHOWN;
            Sum into = sumOf(kept, sum.filter, sum.majorFunction, sum.program, heavy ? sum.pattern : OTHERS);
            into.nanos += sum.nanos;
            into.count += sum.count;
        }
        List<TimeShare> rows = new ArrayList<>();
        kept.forEach(sum -> rows.add(new TimeShare(
                pairer.filters().name(sum.filter),
                sum.majorFunction,
                programs.of(sum.program, TimeShare.OTHERS),
                patterns.of(sum.pattern, TimeShare.OTHERS),
                sum.nanos,
                sum.count)));
        rows.sort(Comparator.comparingLong(TimeShare::nanos)
                .reversed()
                .thenComparing(TimeShare::filter, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparingInt(TimeShare::majorFunction)
                .thenComparing(TimeShare::program, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(TimeShare::pattern, Comparator.nullsFirst(Comparator.naturalOrder())));
        return rows;
    }
}
