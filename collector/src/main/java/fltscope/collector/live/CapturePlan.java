package fltscope.collector.live;

import fltscope.schemas.event.Guid;
import java.util.List;

/**
 * What a capture records.
 *
 * @param profile how much
 * @param stacks whether call stacks are recorded where the profile has some
 * @param providers further providers; their events are counted, and kept where the capture writes .etl files
 */
public record CapturePlan(CaptureProfile profile, boolean stacks, List<Guid> providers) {
    public CapturePlan {
        providers = List.copyOf(providers);
    }

    /** In words, for who reads the recording later. */
    public String words() {
        String more = providers.isEmpty() ? "" : ", providers " + providers;
        return "profile " + profile.label() + (stacks ? "" : " without stacks") + more;
    }
}
