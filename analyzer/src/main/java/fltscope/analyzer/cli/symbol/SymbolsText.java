package fltscope.analyzer.cli.symbol;

import fltscope.analyzer.symbol.ModuleSymbols;
import fltscope.analyzer.symbol.Quality;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.TextPage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** One block for each image: name and quality, the id of its PDB, the file, and what was tried. */
final class SymbolsText {
    private static final int LABELS = 12;
    private static final int INDENT = 4;

    private final TextPage page;

    SymbolsText(PrintWriter out) {
        page = new TextPage(out, LABELS);
    }

    void write(List<ModuleSymbols> modules, boolean all) {
        if (modules.isEmpty()) {
            page.wrapped(
                    TextPage.padded("SYMBOLS", LABELS),
                    LABELS,
                    "no stack of a finding was recorded, so none are needed");
            return;
        }
        List<String> counts = new ArrayList<>();
        for (Quality quality : Quality.values()) {
            long count = modules.stream()
                    .filter(module -> module.quality() == quality)
                    .count();
            if (count > 0) {
                counts.add(SymbolsCommand.counted(count, quality));
            }
        }
        page.wrapped(
                TextPage.padded("SYMBOLS", LABELS),
                LABELS,
                Digits.counted(modules.size(), all ? "image" : "kernel image") + " on stacks of findings: "
                        + String.join(", ", counts));
        modules.forEach(this::module);
    }

    private void module(ModuleSymbols module) {
        page.line("  " + Escape.text(module.image().name()) + "  "
                + module.quality().label());
        if (module.image().pdbId() != null) {
            String name = module.image().pdbName();
            detail(
                    "pdb",
                    Escape.text(String.valueOf(name)) + " " + module.image().pdbId());
        }
        if (module.file() != null) {
            detail("from", Escape.text(module.file().toString()));
        }
        if (!module.remark().isEmpty()) {
            detail(module.quality() == Quality.NONE ? "why" : "note", Escape.text(module.remark()));
        }
        String label = "tried";
        for (String line : module.tried()) {
            detail(label, Escape.text(line));
            label = "";
        }
    }

    private void detail(String label, String text) {
        page.wrapped(TextPage.padded(" ".repeat(INDENT) + label, LABELS), LABELS, text);
    }
}
