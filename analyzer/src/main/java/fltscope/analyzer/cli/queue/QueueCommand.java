package fltscope.analyzer.cli.queue;

import fltscope.analyzer.cli.option.Amount;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.report.queue.QueueText;
import fltscope.analyzer.text.Escape;
import fltscope.collector.queue.QueueReader;
import fltscope.collector.queue.QueueTrim;
import fltscope.schemas.queue.QueueSize;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after a queue; what its records say is for the other commands. */
@Command(
        name = "queue",
        description = "Show, check or trim a queue.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = false)
public final class QueueCommand {
    /** Exit code for a queue that is not whole. */
    private static final int DAMAGED = 1;

    @Spec
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    /** What all of its commands take. */
    static final class Arguments {
        @Option(names = Failures.DEBUG, description = "Print the stack trace of an error.")
        boolean debug;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help message and exit.")
        boolean help;

        @Parameters(paramLabel = "DIR", description = "The folder of the queue.")
        Path folder;
    }

    @Command(name = "info", description = "Show what a queue holds and what is wrong with it.")
    int info(@Mixin Arguments arguments) {
        PrintWriter out = spec.commandLine().getOut();
        write(out, arguments.folder, QueueReader.open(arguments.folder, false).size());
        return Failures.OK;
    }

    @Command(name = "verify", description = "Read every block and list what is damaged; exit with 1 if anything is.")
    int verify(@Mixin Arguments arguments) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> damage = new ArrayList<>();
        QueueSize size = QueueReader.open(arguments.folder, false).size(damage::add);
        damage.forEach(problem -> out.println(Escape.text(problem)));
        write(out, arguments.folder, size);
        return size.isWhole() ? Failures.OK : DAMAGED;
    }

    @Command(
            name = "trim",
            description = "Delete the oldest files of a queue, but never the last. It may be written meanwhile.")
    int trim(
            @Mixin Arguments arguments,
            @Option(
                            names = "--max-size",
                            paramLabel = "SIZE",
                            converter = Amount.Bytes.class,
                            description = "Delete until at most this many bytes are left (512m, 2g).")
                    Long mostBytes,
            @Option(
                            names = "--max-age",
                            paramLabel = "AGE",
                            converter = Amount.Age.class,
                            description = "Delete files whose last block is older (90s, 30m, 12h, 7d).")
                    Long mostSeconds,
            @Option(names = "--dry-run", description = "Only print what would be deleted.") boolean dryRun) {
        if (mostBytes == null && mostSeconds == null) {
            throw new ParameterException(
                    spec.commandLine().getSubcommands().get("trim"),
                    "--max-size or --max-age is needed: it says how much");
        }
        PrintWriter out = spec.commandLine().getOut();
        QueueReader.open(arguments.folder, false);
        List<Path> deleted = QueueTrim.trim(
                arguments.folder,
                mostBytes == null ? Long.MAX_VALUE : mostBytes,
                mostSeconds == null ? Long.MIN_VALUE : QueueTrim.fileTimeBefore(mostSeconds),
                dryRun);
        deleted.forEach(file -> out.println((dryRun ? "would delete " : "deleted ") + Escape.text(file.toString())));
        if (deleted.isEmpty()) {
            out.println("nothing to delete");
        }
        return Failures.OK;
    }

    private static void write(PrintWriter out, Path folder, QueueSize size) {
        QueueReader reader = QueueReader.open(folder, false);
        String writer = "process " + reader.writer()
                + (size.ended() ? "" : reader.isBeingWritten() ? ", which still writes" : ", which has gone");
        QueueText.write(out, folder.toString(), reader.header(), reader.facts(), size, writer);
    }
}
