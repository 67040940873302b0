package fltscope.analyzer.cli;

/** What {@code fltscope --help} prints; a test holds it equal to what {@link TopCommand} would make. */
final class HelpText {
    static final String TEXT = """
            Usage: fltscope [-hV] COMMAND
            Analyzes ETW traces of Windows minifilter I/O.
              -h, --help      Show this help message and exit.
              -V, --version   Print version information and exit.
            Commands:
              info                 Shows what a trace is and holds, what it lost, and which
                                     questions it can answer.
              events               Lists the events of a trace in time order.
              analyze              Pairs creates, cleanups and closes, lists opens that
                                     have no end and says why, and shows how long
                                     operations and filter callbacks took.
              explain              Tells the life of an open, event by event, and why it is
                                     judged as it is.
              baseline             Makes and shows baselines: runs of a build that fltscope
                                     gate holds others against.
              gate                 Holds runs of a build against a baseline, a budget or
                                     both, and fails for a real regression or a leak.
              compare              Shows what changed from the runs of one build to those
                                     of another, without a verdict.
              collect              Puts the records of trace files, merged by time, into a
                                     queue.
              queue                Shows what a queue holds, checks it, or takes its oldest
                                     part off.
              capture              Records minifilter I/O on this Windows machine, until a
                                     command has ended, a time is over, or Ctrl-C.
              snapshot             Lists filters, instances, drivers, processes, drive
                                     letters and open files of this Windows machine, for a
                                     trace that another tool makes.
              profile              Prints what makes a tool of Windows record what the
                                     analysis needs, for machines where no Java runs.
              doctor               Tries out what a capture needs on this Windows machine,
                                     with a capture of two seconds, and says what is
                                     missing.
              generate-completion  Generate bash/zsh completion script for fltscope.

            fltscope COMMAND --help tells more of a command.
            """;

    private HelpText() {}
}
