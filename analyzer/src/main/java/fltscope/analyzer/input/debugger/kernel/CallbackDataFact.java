package fltscope.analyzer.input.debugger.kernel;

import java.util.List;

/**
 * A request of Filter Manager as {@code !fltkd.irpctrl} and {@code !fltkd.cbd} show it.
 *
 * @param irpCtrl address of the IRP_CTRL; 0 where unknown
 * @param address of its FLT_CALLBACK_DATA, as events of a trace have it; 0 where unknown
 * @param irp 0 where unknown, and for fast I/O
 * @param majorFunction IRP_MJ_* code; -1 where unknown
 * @param fileObject 0 where unknown
 * @param thread address of the ETHREAD that issued it; 0 where unknown
 * @param device name of the volume's device; null where unknown
 * @param nodes the instances whose post-operation callback is due, in the order of the text
 */
public record CallbackDataFact(
        long irpCtrl,
        long address,
        long irp,
        int majorFunction,
        long fileObject,
        long thread,
        String device,
        List<CompletionNode> nodes) {}
