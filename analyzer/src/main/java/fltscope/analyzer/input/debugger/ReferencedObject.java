package fltscope.analyzer.input.debugger;

/**
 * An object that a filter holds by Filter Verifier's book (FLT_VERIFIER_OBJECT).
 *
 * @param filterAddress of the FLT_FILTER; 0 where unknown
 * @param address of the object itself
 * @param type as printed, such as FILE_OBJECT; null where it was not
 * @param references to it; -1 where unknown
 */
public record ReferencedObject(long filterAddress, long address, String type, long references) {}
