package fltscope.analyzer.input.debugger.kernel;

/**
 * A request as {@code !irp} shows it, of its current stack location, or of the last one that has a file where none is current.
 *
 * @param address of the IRP, from the command; 0 where the command was not pasted
 * @param thread address of the ETHREAD that issued it; 0 where unknown
 * @param majorFunction IRP_MJ_* code; -1 where unknown
 * @param fileObject 0 for none
 * @param deviceObject 0 where unknown
 * @param driver of that device, such as {@code \FileSystem\Ntfs}; null where unknown
 * @param completed whether the debugger says that it is completed
 */
public record IrpFact(
        long address,
        long thread,
        int majorFunction,
        long fileObject,
        long deviceObject,
        String driver,
        boolean completed) {}
