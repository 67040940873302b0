package fltscope.analyzer.cli.option;

import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.symbol.ImageFile;
import fltscope.analyzer.symbol.ModuleSymbols;
import fltscope.analyzer.symbol.Quality;
import fltscope.analyzer.symbol.Symbols;
import fltscope.analyzer.symbol.store.SymbolPath;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;

/** The symbols of one run; closed when the last name was asked for. */
public final class OpenSymbols implements AutoCloseable {
    /** No symbols: stacks are shown as modules and offsets. */
    static final OpenSymbols NONE = new OpenSymbols(null, StackView.PLAIN);

    private final Symbols symbols;
    private final StackView view;

    private OpenSymbols(Symbols symbols, StackView view) {
        this.symbols = symbols;
        this.view = view;
    }

    static OpenSymbols of(SymbolPath path, boolean raw) {
        Symbols symbols = new Symbols(path);
        return new OpenSymbols(symbols, new StackView(symbols, false, raw));
    }

    public StackView view() {
        return view;
    }

    /** The symbols of images; without a path to look in, each is found nowhere. */
    public List<ModuleSymbols> of(Collection<ImageFile> images) {
        Symbols known = symbols == null ? new Symbols(new SymbolPath(List.of(), List.of())) : symbols;
        return images.stream().map(known::of).toList();
    }

    /** Says on standard error of which images no names were found, and how many servers were not asked. */
    public void notes(PrintWriter errors) {
        if (symbols == null) {
            return;
        }
        List<ModuleSymbols> without = symbols.modules().stream()
                .filter(module -> module.quality() == Quality.NONE)
                .toList();
        if (!without.isEmpty()) {
            errors.println("fltscope: no symbols for " + Digits.counted(without.size(), "image")
                    + ", such as " + Escape.text(without.get(0).image().name()) + ": "
                    + Escape.text(without.get(0).remark())
                    + "; fltscope symbols TRACE says more");
        }
        servers(errors);
    }

    /** Says how many servers were not asked. */
    public void servers(PrintWriter errors) {
        int servers = symbols == null ? 0 : symbols.path().servers().size();
        if (servers > 0) {
            errors.println("fltscope: " + Digits.counted(servers, "symbol server") + " not asked");
        }
    }

    @Override
    public void close() {
        try {
            if (symbols != null) {
                symbols.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a file that was read can not be closed", e);
        }
    }
}
