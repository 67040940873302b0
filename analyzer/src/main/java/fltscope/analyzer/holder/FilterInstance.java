package fltscope.analyzer.holder;

/**
 * A filter's instance, as the filter manager's own trace shows it.
 *
 * @param address of the FLT_INSTANCE
 * @param filter name; empty when not known
 * @param volume name of the volume's device; empty when not known
 * @param setupTicks when it was set up; {@link HeldHandle#BEFORE_TRACE} where it was there before
 * @param teardownTicks when its teardown was announced; {@link Long#MAX_VALUE} where it was not
 * @param reason of the teardown, FLTFL_INSTANCE_TEARDOWN_*
 */
public record FilterInstance(
        long address, String filter, String volume, long setupTicks, long teardownTicks, int reason) {
    /** Whether its teardown was announced. */
    public boolean isTornDown() {
        return teardownTicks != Long.MAX_VALUE;
    }
}
