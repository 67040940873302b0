package fltscope.analyzer.input.debugger.kernel;

/**
 * An instance that a request has passed on its way down, and whose post-operation callback is due.
 *
 * @param instance address of the FLT_INSTANCE
 * @param filter name of its filter; null where it was not printed
 * @param name of the instance; null where it was not printed
 * @param routine such as {@code luafv!LuafvPostCreate}; null where it was not printed
 */
public record CompletionNode(long instance, String filter, String name, String routine) {}
