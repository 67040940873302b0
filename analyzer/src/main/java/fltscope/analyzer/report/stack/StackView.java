package fltscope.analyzer.report.stack;

import fltscope.analyzer.state.StackFrame;
import fltscope.analyzer.symbol.ImageFile;
import fltscope.analyzer.symbol.ModuleSymbols;
import fltscope.analyzer.symbol.NamedFrame;
import fltscope.analyzer.symbol.Symbols;
import fltscope.analyzer.symbol.pdb.PdbId;
import java.util.ArrayList;
import java.util.List;

/**
 * How stacks are shown.
 *
 * @param symbols where names are from; null for none
 * @param all whether runs of Windows' own frames are shown too
 * @param raw whether texts show modules and offsets even where names are known
 */
public record StackView(Symbols symbols, boolean all, boolean raw) {
    /** Without names, and with what matters only. */
    public static final StackView PLAIN = new StackView(null, false, false);

    /** The same with all frames. */
    public StackView withAll() {
        return new StackView(symbols, true, raw);
    }

    /** Whether there may be names. */
    public boolean hasSymbols() {
        return symbols != null;
    }

    /** What is known of the image of a frame, as symbols are looked for by it; null where no image is known. */
    public static ImageFile imageFile(StackFrame frame) {
        if (frame.image() == null) {
            return null;
        }
        PdbId id = frame.pdb() == null
                ? null
                : new PdbId(
                        PdbId.guid(frame.pdb().guidHigh(), frame.pdb().guidLow()),
                        Integer.toUnsignedLong(frame.pdb().age()));
        return new ImageFile(
                frame.image().name(),
                frame.image().timeDateStamp(),
                frame.image().sizeBytes(),
                id,
                id == null ? null : frame.pdb().name());
    }

    /** The rows of a frame, which are several where functions were inlined. All frames of file events are return addresses. */
    public List<NamedFrame> rows(StackFrame frame) {
        return rows(frame, true);
    }

    /** The same of any address, where a call returns to or not. */
    public List<NamedFrame> rows(StackFrame frame, boolean isReturn) {
        ImageFile image = imageFile(frame);
        if (symbols == null || image == null) {
            return List.of(
                    NamedFrame.unnamed(image == null ? null : NamedFrame.module(image.name()), frame.toString()));
        }
        ModuleSymbols module = symbols.of(image);
        return NamedFrame.of(module, frame.rva(), isReturn, frame.toString());
    }

    /** The rows of a stack, innermost first. */
    public List<NamedFrame> rows(List<StackFrame> stack) {
        List<NamedFrame> rows = new ArrayList<>();
        stack.forEach(frame -> rows.addAll(rows(frame)));
        return rows;
    }

    /** A row as text. */
    public String text(NamedFrame row) {
        return raw ? row.raw() : row.toString();
    }
}
