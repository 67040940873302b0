package fltscope.analyzer.cli;

/** What {@code fltscope --help} prints; a test holds it equal to what {@link TopCommand} would make. */
final class HelpText {
    static final String TEXT = """
        Usage: fltscope [-hV] COMMAND
        Analyze ETW traces of Windows minifilter I/O.
          -h, --help      Show this help message and exit.
          -V, --version   Print version information and exit.
        Commands:
          info                 Show what a trace contains, what it lost, and which
                                 questions it can answer.
          events               List the events of a trace in time order.
          analyze              Pair creates with cleanups and closes, explain opens
                                 that never end, and measure file operations and filter
                                 callbacks.
          explain              Show the life of an open, event by event, and why it is
                                 classified as it is.
          symbols              Show for each image on the stacks of findings whether
                                 its symbols were found, and what was tried.
          timeline             Write what happened when, thread by thread, for the
                                 viewers of Perfetto and speedscope.
          unload               List what holds a filter: each thing that its unload
                                 waits for, with its proof.
          baseline             Create, extend or show a baseline: runs of a build for
                                 fltscope gate to compare with.
          gate                 Compare runs of a build with a baseline, a budget or
                                 both; fail on a regression or a leak.
          compare              Show what changed between the runs of two builds,
                                 without a verdict.
          collect              Put the records of trace files, merged by time, into a
                                 queue.
          queue                Show, check or trim a queue.
          capture              Record minifilter I/O on this Windows machine until a
                                 command ends, a time is over, or Ctrl-C.
          snapshot             Save filters, instances, drivers, processes, drive
                                 letters and open files of this Windows machine, for a
                                 trace that another tool records.
          profile              Print a profile or commands that make a tool of Windows
                                 record what the analysis needs, where no Java runs.
          doctor               Check what a capture needs on this Windows machine, with
                                 a capture of two seconds, and print what is missing.
          generate-completion  Generate bash/zsh completion script for fltscope.

        Run 'fltscope COMMAND --help' for details.
        """;

    private HelpText() {}
}
