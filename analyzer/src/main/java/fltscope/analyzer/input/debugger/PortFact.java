package fltscope.analyzer.input.debugger;

/**
 * A communication port that the debugger showed: FLT_SERVER_PORT_OBJECT, or FLT_PORT_OBJECT for a client's.
 *
 * @param address of the port object
 * @param server whether it is the filter's own, that clients connect to
 * @param name such as {@code \MyFilterPort}; null where it was not printed
 * @param filterAddress of the FLT_FILTER; 0 where unknown
 * @param connections clients of a server port; -1 where unknown
 * @param messages that wait for a client to fetch them; -1 where unknown
 * @param disconnected whether the client has gone
 */
public record PortFact(
        long address,
        boolean server,
        String name,
        long filterAddress,
        long connections,
        long messages,
        boolean disconnected) {}
