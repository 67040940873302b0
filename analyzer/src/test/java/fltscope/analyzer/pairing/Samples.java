package fltscope.analyzer.pairing;

/** Callbacks that have been measured, made by hand. */
public final class Samples {
    private Samples() {}

    /** One of a filter instance, function and phase, with its duration and own time in ticks. */
    public static CallbackSample of(
            int filter,
            int volume,
            boolean again,
            int majorFunction,
            boolean post,
            long duration,
            long own,
            int group) {
        CallbackSample sample = new CallbackSample();
        sample.filter = filter;
        sample.volume = volume;
        sample.again = again;
        sample.majorFunction = majorFunction;
        sample.post = post;
        sample.startTicks = 1_000;
        sample.endTicks = 1_000 + duration;
        sample.ownTicks = own;
        sample.group = group;
        return sample;
    }
}
