package fltscope.collector.live;

import fltscope.schemas.event.Guid;
import fltscope.schemas.event.KernelFlags;
import java.util.ArrayList;
import java.util.List;

/**
 * What a capture records.
 *
 * @param profile how much
 * @param stacks whether call stacks are recorded where the profile has some
 * @param providers further providers; their events are counted, and kept where the capture writes .etl files
 * @param references whether references to files are recorded: up to half a million events a second
 * @param poolTags tags whose pool is recorded, at most {@link #MOST_TAGS}, of up to four letters
 */
public record CapturePlan(
        CaptureProfile profile, boolean stacks, List<Guid> providers, boolean references, List<String> poolTags) {
    /** What Windows takes at one time. */
    public static final int MOST_TAGS = 4;

    public CapturePlan {
        providers = List.copyOf(providers);
        poolTags = List.copyOf(poolTags);
    }

    /** Without references and pool. */
    public CapturePlan(CaptureProfile profile, boolean stacks, List<Guid> providers) {
        this(profile, stacks, providers, false, List.of());
    }

    /** Kernel flags to record: those of the profile, and what was asked for beside it. */
    List<KernelFlags> flags() {
        List<KernelFlags> flags = new ArrayList<>(profile.flags());
        if (references) {
            flags.add(KernelFlags.OB_OBJECT);
        }
        if (!poolTags.isEmpty()) {
            flags.add(KernelFlags.POOL);
        }
        return flags;
    }

    /** Kernel events whose stack is recorded. */
    List<Integer> stackHooks() {
        List<Integer> hooks = new ArrayList<>(profile.stackHooks());
        if (references) {
            hooks.addAll(CaptureProfile.REFERENCE_HOOKS);
        }
        if (!poolTags.isEmpty()) {
            hooks.addAll(CaptureProfile.POOL_HOOKS);
        }
        return hooks;
    }

    /** In words, for who reads the recording later. */
    public String words() {
        String more = providers.isEmpty() ? "" : ", providers " + providers;
        return "profile " + profile.label() + (stacks ? "" : " without stacks") + more
                + (references ? ", references" : "")
                + (poolTags.isEmpty() ? "" : ", pool " + String.join(" ", poolTags));
    }
}
