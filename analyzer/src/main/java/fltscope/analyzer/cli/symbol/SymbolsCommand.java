package fltscope.analyzer.cli.symbol;

import fltscope.analyzer.cli.option.OpenSymbols;
import fltscope.analyzer.cli.option.ReadOptions;
import fltscope.analyzer.cli.option.SymbolOptions;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.run.AnalyzedTrace;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import fltscope.analyzer.state.StackFrame;
import fltscope.analyzer.symbol.ImageFile;
import fltscope.analyzer.symbol.ModuleSymbols;
import fltscope.analyzer.symbol.Quality;
import fltscope.analyzer.text.Digits;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Lists the images on the stacks that an analysis shows, and where their names are from. */
@Command(
        name = "symbols",
        description =
                "Show for each image on the stacks of findings whether its symbols were found, and what was tried.",
        footer = {
            "",
            "private: functions with lengths, mostly with lines; public: public names only,",
            "the nearest one is shown; exports: what the binary itself exports; none: why.",
            "To load what --needed lists on a machine with network, and bring the folder here:",
            "  symchk /im LIST /s srv*FOLDER*https://msdl.microsoft.com/download/symbols"
        })
public final class SymbolsCommand implements Callable<Integer> {
    /** How {@code --needed} lists files. */
    enum Form {
        /** As a manifest of symchk: name, GUID and age, 1. */
        SYMCHK,
        /** As the path below a store or a server. */
        PLAIN;

        /** Takes {@code symchk} and {@code plain}. */
        static final class Converter implements ITypeConverter<Form> {
            @Override
            public Form convert(String text) {
                for (Form form : values()) {
                    if (form.name().toLowerCase(Locale.ROOT).equals(text)) {
                        return form;
                    }
                }
                throw new TypeConversionException("'" + text + "' is neither symchk nor plain");
            }
        }
    }

    @Spec
    CommandSpec spec;

    @Mixin
    ReadOptions reading;

    @Mixin
    SymbolOptions symbols;

    @Option(names = "--all", description = "Images of user mode too.")
    boolean all;

    @Option(
            names = "--needed",
            paramLabel = "symchk|plain",
            arity = "0..1",
            fallbackValue = "symchk",
            converter = Form.Converter.class,
            description =
                    "Print only the PDBs that were not found, one on a line: as a manifest for symchk /im, or plain"
                            + " as paths below a symbol server.")
    Form needed;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "Say whether this PDB belongs to an image on the stacks; may be given several times.")
    List<Path> checked = new ArrayList<>();

    @Parameters(
            paramLabel = "TRACE",
            arity = "1..*",
            description = "The .etl file or files of one recording, or the queue.")
    List<Path> files;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenSymbols names = symbols.open(spec.commandLine())) {
            AnalyzedTrace trace = analyzed();
            Failures.notes(trace.notes(), spec.commandLine().getErr());
            Set<ImageFile> images = images(trace.analysis().opens());
            if (!checked.isEmpty()) {
                return CheckedFiles.write(out, checked, images) ? Failures.OK : Failures.FAILED;
            }
            List<ModuleSymbols> modules = names.of(images);
            if (needed != null) {
                modules.forEach(module -> need(out, module));
                return Failures.OK;
            }
            new SymbolsText(out).write(modules, all);
            names.servers(spec.commandLine().getErr());
        }
        return Failures.OK;
    }

    private AnalyzedTrace analyzed() {
        TraceOptions options = TraceOptions.standard().withStrict(reading.strict);
        try (TraceAnalysis trace = TraceAnalysis.of(files, options);
                Progress progress = reading.progress(spec.commandLine().getErr(), trace.bytes())) {
            return trace.run(progress);
        }
    }

    /** The images on the stacks, each once, in the order in which they are met. */
    private Set<ImageFile> images(List<OpenFinding> opens) {
        Set<ImageFile> images = new LinkedHashSet<>();
        for (OpenFinding open : opens) {
            for (StackFrame frame : open.stack()) {
                if (frame.image() != null && (all || frame.isKernel())) {
                    images.add(StackView.imageFile(frame));
                }
            }
        }
        return images;
    }

    private void need(PrintWriter out, ModuleSymbols module) {
        ImageFile image = module.image();
        boolean found = module.quality() == Quality.PRIVATE || module.quality() == Quality.PUBLIC;
        String name = image.pdbId() == null || found ? null : module.pdbFile();
        if (name != null) {
            String key = image.pdbId().key();
            out.println(needed == Form.SYMCHK ? name + "," + key + ",1" : name + "/" + key + "/" + name);
        }
    }

    /** How many of a quality there are, as {@code 3 private}. */
    static String counted(long count, Quality quality) {
        return Digits.grouped(count) + " " + quality.label();
    }
}
