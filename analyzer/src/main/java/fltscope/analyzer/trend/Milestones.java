package fltscope.analyzer.trend;

import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.state.FilterEvent;
import fltscope.analyzer.state.Moments;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.FilterChange;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** When filters were loaded and unloaded: as the filter manager says, and where it does not, as their drivers' images were. */
final class Milestones {
    static final String UNLOADED = "unloaded";

    private static final int MOST = 256;

    private Milestones() {}

    static List<Milestone> of(TraceState state, Pairer pairer, TraceClock clock) {
        List<Milestone> all = new ArrayList<>();
        for (FilterEvent event : state.filterEvents().all()) {
            all.add(new Milestone(
                    clock.nanosSinceStart(event.ticks()), words(event.change()), event.name(), event.status()));
        }
        for (int i = 1; i < pairer.filters().count(); i++) {
            String driver = pairer.filters().name(i);
            boolean told =
                    state.filterEvents().all().stream().anyMatch(event -> FilterNames.same(event.name(), driver));
            if (!told) {
                state.images().forEachLoadOf(driver, image -> {
                    if (image.loadedTicks() > clock.startTicks()) {
                        all.add(new Milestone(clock.nanosSinceStart(image.loadedTicks()), "loaded", driver, 0));
                    }
                    if (image.unloadedTicks() != Moments.AFTER_TRACE) {
                        all.add(new Milestone(clock.nanosSinceStart(image.unloadedTicks()), UNLOADED, driver, 0));
                    }
                });
            }
        }
        all.sort(Comparator.comparingLong(Milestone::nanos));
        return all.size() <= MOST ? all : all.subList(0, MOST);
    }

    private static String words(FilterChange change) {
        return change.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
