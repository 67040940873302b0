package fltscope.analyzer.symbol.pdb;

/** A function whose body the compiler put into its caller; {@code source} is null where no line is recorded. */
public record InlinedFunction(String name, SourceLine source) {}
