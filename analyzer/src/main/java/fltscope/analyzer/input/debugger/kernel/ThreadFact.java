package fltscope.analyzer.input.debugger.kernel;

import java.util.List;

/**
 * A thread as {@code !thread} shows it.
 *
 * @param address of the ETHREAD
 * @param processId first half of its Cid
 * @param threadId second half of its Cid
 * @param image name of its process; null where it was not printed
 * @param irps addresses of the requests in its list
 */
public record ThreadFact(long address, int processId, int threadId, String image, List<Long> irps) {}
