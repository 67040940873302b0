package fltscope.analyzer.input;

/** A line that looked like a fact and was not understood; counted from 1, and a long one is cut. */
public record UnreadLine(long lineNumber, String text) {}
