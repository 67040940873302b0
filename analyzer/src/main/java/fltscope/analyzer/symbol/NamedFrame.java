package fltscope.analyzer.symbol;

import fltscope.analyzer.symbol.pdb.CodeName;
import fltscope.analyzer.symbol.pdb.InlinedFunction;
import fltscope.analyzer.symbol.pdb.NameSource;
import fltscope.analyzer.symbol.pdb.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One row of a call stack with names.
 *
 * @param module of the image without extension; null where no image holds the address
 * @param function null where no name is known
 * @param rawName the name as it stands in the file; null likewise, and for what was inlined
 * @param offset of the address from the function's start; 0 for what was inlined
 * @param from where the name is from; null where none is known
 * @param certain whether the address is known to lie in the function
 * @param others how many more names the same code has
 * @param source null where no line is recorded
 * @param inlined whether the row is of a function that was inlined into that of the next row
 * @param raw module and offset, {@code vfsmfd.sys+0x1a2c}, or the address
 */
public record NamedFrame(
        String module,
        String function,
        String rawName,
        long offset,
        NameSource from,
        boolean certain,
        int others,
        SourceLine source,
        boolean inlined,
        String raw) {
    /** The row of an address of which nothing more is known. */
    public static NamedFrame unnamed(String module, String raw) {
        return new NamedFrame(module, null, null, 0, null, false, 0, null, false, raw);
    }

    /**
     * The rows of an address in an image, what was inlined first.
     *
     * @param rva of the address in the image
     * @param isReturn whether it is where a call returns to: then the call before it is what is looked up
     * @param raw module and offset
     */
    public static List<NamedFrame> of(ModuleSymbols symbols, long rva, boolean isReturn, String raw) {
        String module = module(symbols.image().name());
        int back = isReturn && rva > 0 ? 1 : 0;
        CodeName code = symbols.at(rva - back);
        if (code == null) {
            return List.of(unnamed(module, raw));
        }
        List<NamedFrame> rows = new ArrayList<>();
        for (InlinedFunction inner : code.inlined()) {
            rows.add(new NamedFrame(module, inner.name(), null, 0, code.from(), true, 0, inner.source(), true, raw));
        }
        rows.add(new NamedFrame(
                module,
                code.name(),
                code.rawName(),
                code.offset() + back,
                code.from(),
                code.certain(),
                code.others(),
                code.source(),
                false,
                raw));
        return rows;
    }

    /** The name of an image without its extension. */
    public static String module(String image) {
        int dot = image.lastIndexOf('.');
        return dot > 0 ? image.substring(0, dot) : image;
    }

    /** Module and function, by which stacks are compared; module and offset where the function is not certain. */
    public String key() {
        return function != null && certain ? module + "!" + function : raw;
    }

    /** As a debugger prints it: {@code vfsmfd!PreCreate+0x3c [create.c:214]}. */
    @Override
    public String toString() {
        if (function == null) {
            return raw;
        }
        StringBuilder text = new StringBuilder(module).append('!').append(function);
        if (offset != 0) {
            text.append(String.format(Locale.ROOT, "+0x%x", offset));
        }
        if (source != null) {
            text.append(" [")
                    .append(source.fileName())
                    .append(':')
                    .append(source.line())
                    .append(']');
        }
        if (inlined) {
            text.append(" (inlined)");
        } else if (!certain) {
            text.append(from == NameSource.EXPORT ? " (nearest export)" : " (nearest public)");
        }
        if (others > 0) {
            text.append(" (or ")
                    .append(others)
                    .append(others == 1 ? " other" : " others")
                    .append(" with the same code)");
        }
        return text.toString();
    }
}
