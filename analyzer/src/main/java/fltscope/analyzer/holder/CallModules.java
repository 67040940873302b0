package fltscope.analyzer.holder;

import fltscope.analyzer.state.Image;
import java.util.Locale;

/** Modules that stand between a caller and the event that its call leaves. */
public final class CallModules {
    private CallModules() {}

    /** Whether a module is the kernel or the filter manager, which call for others. */
    public static boolean isSystem(Image image) {
        String name = image.name().toLowerCase(Locale.ROOT);
        return name.startsWith("ntoskrnl")
                || name.startsWith("ntkrnl")
                || name.startsWith("hal.")
                || name.equals("fltmgr.sys");
    }
}
