package fltscope.analyzer.pairing;

import static fltscope.analyzer.pairing.PairingCounter.CALLBACKS_ENDED_BY_FAILURE;
import static fltscope.analyzer.pairing.PairingCounter.CALLBACKS_PAIRED;
import static fltscope.analyzer.pairing.PairingCounter.CALLBACKS_PENDING;
import static fltscope.analyzer.pairing.PairingCounter.CALLBACKS_TOO_DEEP;
import static fltscope.analyzer.pairing.PairingCounter.CALLBACK_ENDS;
import static fltscope.analyzer.pairing.PairingCounter.CALLBACK_ENDS_ALONE;
import static fltscope.analyzer.pairing.PairingCounter.CALLBACK_ENDS_MISSING;
import static fltscope.analyzer.pairing.PairingCounter.CALLBACK_STARTS;
import static fltscope.analyzer.pairing.PairingCounter.CREATES;
import static fltscope.analyzer.pairing.PairingCounter.CREATES_COMPLETED;
import static fltscope.analyzer.pairing.PairingCounter.CREATES_FAILED;
import static fltscope.analyzer.pairing.PairingCounter.CREATES_REPARSED;
import static fltscope.analyzer.pairing.PairingCounter.ENDS_SUPERSEDED;
import static fltscope.analyzer.pairing.PairingCounter.END_MISSING;
import static fltscope.analyzer.pairing.PairingCounter.END_PENDING;
import static fltscope.analyzer.pairing.PairingCounter.OPENS_CLOSED;
import static fltscope.analyzer.pairing.PairingCounter.OPENS_ENDED_IMPLICITLY;
import static fltscope.analyzer.pairing.PairingCounter.OPENS_LEFT;
import static fltscope.analyzer.pairing.PairingCounter.OPERATIONS_PAIRED;
import static fltscope.analyzer.pairing.PairingCounter.OPERATION_ENDS;
import static fltscope.analyzer.pairing.PairingCounter.OPERATION_STARTS;
import static fltscope.analyzer.pairing.PairingCounter.START_MISSING;

/** The counts of a pairing, and the sums that they must make. */
@SuppressWarnings("EnumOrdinal") // an index into an array of this class, never stored
public final class PairingCounters {
    private final long[] counts = new long[PairingCounter.values().length];

    void add(PairingCounter counter) {
        counts[counter.ordinal()]++;
    }

    void add(PairingCounter counter, long times) {
        counts[counter.ordinal()] += times;
    }

    public long get(PairingCounter counter) {
        return counts[counter.ordinal()];
    }

    /** Whether every start left as a pair or with a reason. */
    public boolean startsAddUp() {
        return get(OPERATION_STARTS) == get(OPERATIONS_PAIRED) + get(END_MISSING) + get(END_PENDING);
    }

    /** Whether every end left as a pair or with a reason. */
    public boolean endsAddUp() {
        return get(OPERATION_ENDS) == get(OPERATIONS_PAIRED) + get(START_MISSING) + get(ENDS_SUPERSEDED);
    }

    /** Whether every callback entry and return left as a pair or with a reason. */
    public boolean callbacksAddUp() {
        return get(CALLBACK_STARTS)
                        == get(CALLBACKS_PAIRED)
                                + get(CALLBACK_ENDS_MISSING)
                                + get(CALLBACKS_ENDED_BY_FAILURE)
                                + get(CALLBACKS_PENDING)
                                + get(CALLBACKS_TOO_DEEP)
                && get(CALLBACK_ENDS) == get(CALLBACKS_PAIRED) + get(CALLBACK_ENDS_ALONE);
    }

    /** Whether every sum adds up. */
    public boolean allAddUp() {
        return startsAddUp() && endsAddUp() && createsAddUp() && callbacksAddUp();
    }

    /** Whether every create left with an outcome. */
    public boolean createsAddUp() {
        return get(CREATES)
                == get(CREATES_FAILED)
                        + get(CREATES_REPARSED)
                        + get(CREATES_COMPLETED)
                        + get(OPENS_CLOSED)
                        + get(OPENS_ENDED_IMPLICITLY)
                        + get(OPENS_LEFT);
    }
}
