package fltscope.analyzer.input.debugger.kernel;

/**
 * An object as {@code !object} and {@code !handle} show it.
 *
 * @param address of the object itself
 * @param type such as File
 * @param name such as <code>\dir\file.txt {HarddiskVolume2}</code>; null for none
 * @param handles HandleCount; -1 where it was not printed
 * @param pointers PointerCount, which for objects with cached references is not the number of references; -1 where it was not
 *     printed
 */
public record ObjectFact(long address, String type, String name, long handles, long pointers) {}
