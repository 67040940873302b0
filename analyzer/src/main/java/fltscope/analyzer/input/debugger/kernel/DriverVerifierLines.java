package fltscope.analyzer.input.debugger.kernel;

import fltscope.analyzer.input.Scan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of {@code !verifier}: the drivers that are verified and what each has allocated and not freed. */
final class DriverVerifierLines extends Family {
    private static final Pattern LIST =
            Pattern.compile("(?:Driver Verification List|Verify (?:Flags )?Level .*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MODULE = Pattern.compile(
            "(?:MODULE: )?(?:" + ADDRESS + ":?) +(\\S{1,120}\\.\\w{2,4}) \\(([A-Za-z ]+)\\).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ALLOCATIONS =
            Pattern.compile("Current Pool Allocations:? +\\( ?(\\w+) */ *(\\w+) ?\\).*", Pattern.CASE_INSENSITIVE);

    private final Map<String, VerifiedDriver> facts = new LinkedHashMap<>();
    private VerifiedDriver driver;
    private boolean within;

    @Override
    boolean starts(String line) {
        boolean list = LIST.matcher(line).matches();
        within |= list;
        return list;
    }

    @Override
    boolean continues(String line) {
        if (!within) {
            return false;
        }
        Matcher module = MODULE.matcher(line);
        if (module.matches()) {
            keep(new VerifiedDriver(module.group(1), module.group(2).equalsIgnoreCase("Loaded"), -1, -1));
            return true;
        }
        Matcher allocations = ALLOCATIONS.matcher(line);
        if (driver == null || !allocations.matches()) {
            return false;
        }
        keep(new VerifiedDriver(
                driver.name(), driver.loaded(), count(allocations.group(1)), count(allocations.group(2))));
        return true;
    }

    @Override
    void leave() {
        within = false;
        driver = null;
    }

    List<VerifiedDriver> facts() {
        return List.copyOf(facts.values());
    }

    private void keep(VerifiedDriver fact) {
        driver = fact;
        String key = fact.name().toLowerCase(Locale.ROOT);
        if (facts.size() < MAX_FACTS || facts.containsKey(key)) {
            facts.put(key, fact);
        }
    }

    private static long count(String text) {
        Scan scan = new Scan(text);
        return scan.count() ? scan.value() : -1;
    }
}
