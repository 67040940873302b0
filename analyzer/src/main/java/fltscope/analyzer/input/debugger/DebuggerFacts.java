package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.UnreadLine;
import fltscope.analyzer.input.debugger.kernel.KernelFacts;
import java.util.List;

/**
 * What a pasted debugger session says. Every structure stands once, by its address, in the order of first sight; of two
 * statements the later counts. Addresses are as printed: 8 digits of a 32-bit machine are not extended.
 *
 * @param kernel what commands that are not of Filter Manager show
 * @param debuggerFailures lines in which the debugger itself says that it could not read something
 * @param unreadCommands the first commands whose output is not read
 * @param unread the first lines that looked like a field and were not understood
 * @param unreadCount how many of those there were
 */
public record DebuggerFacts(
        List<FilterFact> filters,
        List<InstanceFact> instances,
        List<VolumeFact> volumes,
        List<PortFact> ports,
        List<UsageCount> usage,
        List<ReferencedObject> objects,
        List<FileObjectFact> fileObjects,
        KernelFacts kernel,
        long debuggerFailures,
        List<UnreadLine> unreadCommands,
        List<UnreadLine> unread,
        long unreadCount) {

    /** Null where the text does not show the file object. */
    public FileObjectFact fileObject(long address) {
        for (FileObjectFact file : fileObjects) {
            if (file.address() == address) {
                return file;
            }
        }
        return null;
    }

    /** What a filter holds by Filter Verifier's book. */
    public List<ReferencedObject> objectsOf(long filterAddress) {
        return objects.stream()
                .filter(object -> object.filterAddress() == filterAddress)
                .toList();
    }

    /** A counter of Filter Verifier for a filter; -1 where the text does not have it. */
    public long usageOf(long filterAddress, String label) {
        for (UsageCount count : usage) {
            if (count.filterAddress() == filterAddress && count.label().equalsIgnoreCase(label)) {
                return count.count();
            }
        }
        return -1;
    }

    /** Whether the text says nothing of use. */
    public boolean isEmpty() {
        return filters.isEmpty()
                && instances.isEmpty()
                && volumes.isEmpty()
                && usage.isEmpty()
                && objects.isEmpty()
                && ports.isEmpty()
                && fileObjects.isEmpty()
                && kernel.isEmpty();
    }
}
