package fltscope.analyzer.cli.explain;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.input.debugger.kernel.CallbackDataFact;
import fltscope.analyzer.input.debugger.kernel.IrpFact;
import fltscope.analyzer.input.debugger.kernel.KernelFacts;
import fltscope.analyzer.input.debugger.kernel.ThreadFact;
import fltscope.analyzer.life.LifeFilter;
import fltscope.analyzer.report.explain.AddressLives;
import fltscope.analyzer.report.explain.Dump;
import fltscope.analyzer.report.explain.PathLives;
import fltscope.analyzer.report.explain.RequestSearch;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.state.TraceState;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is to be explained: the fingerprint of a finding, the address of a FILE_OBJECT, a request by the address of its IRP or callback
 * data or by its thread, or else a path or a name.
 *
 * @param text as the user gave it
 */
record Target(String text) {
    /** With the backquote that debuggers put between the halves, and the prefix that some print. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:0x)?[0-9a-f]{1,8}`[0-9a-f]{8}|0x[0-9a-f]{1,16}|[0-9a-f]{8,16}");

    /** A thread's id, decimal or with 0x. */
    private static final Pattern THREAD = Pattern.compile("tid:(?:0x([0-9a-f]{1,8})|([0-9]{1,10}))");

    /** Whether opens that are found are known by this. */
    boolean isFingerprintIn(Analysis analysis) {
        return analysis.opens().stream().anyMatch(this::isFingerprintOf);
    }

    private boolean isFingerprintOf(OpenFinding finding) {
        return finding.isNamed(text);
    }

    boolean isAddress() {
        return ADDRESS.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    long address() {
        String digits = text.toLowerCase(Locale.ROOT).replace("0x", "").replace("`", "");
        return Long.parseUnsignedLong(digits, 16);
    }

    /**
     * What request it may be besides; null for a path or a name.
     *
     * @param dump tells which thread an address is; null for none
     */
    RequestSearch request(Dump dump) {
        Matcher thread = THREAD.matcher(text.toLowerCase(Locale.ROOT));
        if (thread.matches()) {
            return new RequestSearch(0, (int)
                    (thread.group(1) == null ? Long.parseLong(thread.group(2)) : Long.parseLong(thread.group(1), 16)));
        }
        if (!isAddress()) {
            return null;
        }
        KernelFacts facts = dump == null ? null : dump.facts().kernel();
        ThreadFact shown = facts == null ? null : facts.thread(address());
        if (shown != null) {
            return new RequestSearch(0, shown.threadId());
        }
        return new RequestSearch(facts == null ? address() : requestOf(facts, address()), -1);
    }

    /** Where the dump shows a request of a thread with this address, the address of that, or else this address. */
    private static long requestOf(KernelFacts facts, long thread) {
        for (IrpFact irp : facts.irps()) {
            if (irp.thread() == thread && irp.address() != 0) {
                return irp.address();
            }
        }
        for (CallbackDataFact data : facts.callbackData()) {
            if (data.thread() == thread && (data.address() != 0 || data.irp() != 0)) {
                return data.address() == 0 ? data.irp() : data.address();
            }
        }
        return thread;
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
