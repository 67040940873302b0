package fltscope.analyzer.gate.measure;

/**
 * Opens without an end in a run, of one class and issued by one filter or by none.
 *
 * @param openClass label of the class
 * @param filter the filter that issued them, in lower case and without extension; null when none is known to have
 * @param opens how many
 */
public record ClassCount(String openClass, String filter, long opens) {}
