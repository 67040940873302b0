package fltscope.analyzer.cli.option;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.finding.holder.HolderRules;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which holders of long-lived opens are known; every command that judges opens has these options, to judge them alike. */
public final class HolderOptions {
    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "More known holders of long-lived opens (JSON), tried before the built-in ones.")
    Path file;

    /**
     * The rules to judge by.
     *
     * @throws fltscope.schemas.trace.TraceException where the file can not be read, or is not what it should be
     */
    public HolderRules rules() {
        HolderRules builtIn = RulesFile.builtIn();
        return file == null ? builtIn : RulesFile.read(file).then(builtIn);
    }
}
