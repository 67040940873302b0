package fltscope.analyzer.cli.manual;

import java.util.List;

/**
 * A command of a page and what it prints. The command may end in {@code | head -n N}, which the page shows so many lines of, and in
 * {@code ; echo $?}, which adds the exit code.
 *
 * @param varying whether numbers differ from run to run
 * @param firstLine index of the output's first line in the page
 */
record Example(String command, boolean varying, int firstLine, List<String> output) {
    static final String FENCE = "```console";
    static final String PROMPT = "$ ";
    /** Ends the first line of a block whose numbers differ from run to run. */
    static final String VARYING = " varying";

    Example withOutput(List<String> printed) {
        return new Example(command, varying, firstLine, printed);
    }

    /** What is compared: the output, without what differs from run to run. */
    List<String> compared() {
        return varying
                ? output.stream()
                        .map(line -> line.replaceAll("[0-9][0-9,.:]*", "N").replaceAll(" +", " "))
                        .toList()
                : output.stream()
                        .map(line -> line.replaceAll("by fltscope [^ ;]+", "by fltscope VERSION"))
                        .toList();
    }

    /** Whether it needs what only Windows has, or the stand-in for it. */
    boolean records() {
        return command.matches("(\\./)?fltscope (capture|doctor|snapshot) .*|(\\./)?fltscope doctor");
    }
}
