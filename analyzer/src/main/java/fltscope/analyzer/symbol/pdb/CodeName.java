package fltscope.analyzer.symbol.pdb;

import java.util.List;

/**
 * What is known of one address of code.
 *
 * @param name undecorated where that is simple
 * @param rawName as it stands in the file
 * @param offset bytes from the function's start; in an image whose code was moved after linking, those of the original
 * @param certain whether the address is known to lie in this function; else the name is the nearest one before it
 * @param others how many more names the same code has
 * @param source null where no line is recorded
 * @param inlined functions that were inlined here, innermost first
 */
public record CodeName(
        String name,
        String rawName,
        long offset,
        NameSource from,
        boolean certain,
        int others,
        SourceLine source,
        List<InlinedFunction> inlined) {}
