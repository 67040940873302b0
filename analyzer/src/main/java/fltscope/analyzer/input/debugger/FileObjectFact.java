package fltscope.analyzer.input.debugger;

import java.util.List;

/**
 * A file object as {@code !fileobj} shows it.
 *
 * @param address from the command; 0 where the command was not pasted
 * @param fileName as it was opened, below its device; null where there is none, as for an open of the volume itself
 * @param relatedFileObject the one that a relative name starts at; 0 for none
 * @param deviceObject its address; 0 where unknown
 * @param driver of that device, such as {@code \FileSystem\Mup}; null where unknown
 * @param access granted and shared, such as Read, SharedWrite
 * @param flags FO_* bits; -1 where unknown
 * @param flagWords the debugger's words for them, such as "Sequential Only"
 * @param fsContext the stream; FileKey in a trace; 0 where unknown
 * @param fsContext2 the open within the file system; 0 where unknown
 * @param sectionObjectPointers 0 for none: neither the cache nor a section has the file; -1 where unknown
 */
public record FileObjectFact(
        long address,
        String fileName,
        long relatedFileObject,
        long deviceObject,
        String driver,
        List<String> access,
        long flags,
        List<String> flagWords,
        long fsContext,
        long fsContext2,
        long sectionObjectPointers) {}
