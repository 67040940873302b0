package fltscope.analyzer.cli.explain;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.life.LifeFilter;
import fltscope.analyzer.report.explain.AddressLives;
import fltscope.analyzer.report.explain.PathLives;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.state.TraceState;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is to be explained: the fingerprint of a finding, the address of a FILE_OBJECT, or else a path or a name.
 *
 * @param text as the user gave it
 */
record Target(String text) {
    /** With the backquote that debuggers put between the halves, and the prefix that some print. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:0x)?[0-9a-f]{1,8}`[0-9a-f]{8}|0x[0-9a-f]{1,16}|[0-9a-f]{8,16}");

    /** Whether opens that are found are known by this. */
    boolean isFingerprintIn(Analysis analysis) {
        return analysis.opens().stream().anyMatch(this::isFingerprintOf);
    }

    private boolean isFingerprintOf(OpenFinding finding) {
        return finding.fingerprint().equalsIgnoreCase(text);
    }

    boolean isAddress() {
        return ADDRESS.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    long address() {
        String digits = text.toLowerCase(Locale.ROOT).replace("0x", "").replace("`", "");
        return Long.parseUnsignedLong(digits, 16);
    }

    /** The lives that it asks for. */
    LifeFilter filter(Analysis analysis, TraceState state) {
        if (isFingerprintIn(analysis)) {
            Set<Long> addresses = analysis.opens().stream()
                    .filter(this::isFingerprintOf)
                    .map(open -> open.file().fileObject())
                    .collect(Collectors.toSet());
            return LifeFilter.ofFileObjects(addresses);
        }
        return isAddress() ? new AddressLives(address()) : new PathLives(text, state);
    }
}
