package fltscope.analyzer.cli.capture;

/**
 * What makes the tools of Windows record what the analysis needs, as {@code fltscope capture --profile unload} does. The names
 * of flags and stacks are those of the Windows Performance Toolkit.
 */
final class ForeignProfile {
    /** A profile for Windows Performance Recorder, which is part of Windows 10 and later. */
    static final String WPRP = """
        <?xml version="1.0" encoding="utf-8"?>
        <!--
          Records minifilter callbacks, file operations, images, processes and threads with Windows Performance Recorder.
          Save this as fltscope.wprp. In an elevated prompt:

            wpr -start fltscope.wprp -filemode
            ... what is to be recorded ...
            wpr -stop trace.etl
            (fltmc filters & fltmc instances) > fltmc.txt

          Without -filemode the last part is kept in memory. Then, on any machine, fltscope analyze trace.etl, with
          fltmc.txt as its instances.
        -->
        <WindowsPerformanceRecorder Version="1.0" Author="fltscope">
          <Profiles>
            <SystemCollector Id="FltscopeSystemCollector" Name="NT Kernel Logger">
              <BufferSize Value="1024"/>
              <Buffers Value="256"/>
            </SystemCollector>
            <EventCollector Id="FltscopeEventCollector" Name="fltscope events">
              <BufferSize Value="256"/>
              <Buffers Value="64"/>
            </EventCollector>
            <SystemProvider Id="FltscopeSystemProvider">
              <Keywords>
                <Keyword Value="ProcessThread"/>
                <Keyword Value="Loader"/>
                <Keyword Value="Filename"/>
                <Keyword Value="FileIO"/>
                <Keyword Value="FileIOInit"/>
                <Keyword Value="FilterIO"/>
                <Keyword Value="FilterIOFastIO"/>
                <Keyword Value="FilterIOFailure"/>
                <Keyword Value="FilterIOInit"/>
              </Keywords>
              <Stacks>
                <Stack Value="FileCreate"/>
                <Stack Value="MiniFilterPreOpInit"/>
              </Stacks>
            </SystemProvider>
            <EventProvider Id="FltscopeFilterManager" Name="f3c5e28e-63f6-49c7-a204-e48a1bc4b09d"/>
            <Profile Id="fltscope.Verbose.File" Name="fltscope" DetailLevel="Verbose" LoggingMode="File"
                Description="Minifilter I/O">
              <Collectors>
                <SystemCollectorId Value="FltscopeSystemCollector">
                  <SystemProviderId Value="FltscopeSystemProvider"/>
                </SystemCollectorId>
                <EventCollectorId Value="FltscopeEventCollector">
                  <EventProviders>
                    <EventProviderId Value="FltscopeFilterManager"/>
                  </EventProviders>
                </EventCollectorId>
              </Collectors>
            </Profile>
            <Profile Id="fltscope.Verbose.Memory" Name="fltscope" DetailLevel="Verbose" LoggingMode="Memory"
                Base="fltscope.Verbose.File" Description="Minifilter I/O"/>
          </Profiles>
        </WindowsPerformanceRecorder>
        """;

    /** Commands for xperf. */
    static final String XPERF = """
        rem Records minifilter callbacks, file operations, images, processes and threads with xperf, of the Windows
        rem Performance Toolkit. In an elevated prompt; xperf merges both sessions into trace.etl.
        xperf -on PROC_THREAD+LOADER+FILENAME+FILE_IO+FILE_IO_INIT+FLT_IO+FLT_FASTIO+FLT_IO_FAILURE+FLT_IO_INIT ^
          -stackwalk FileCreate+MiniFilterPreOpInit -BufferSize 1024 -MinBuffers 64 -MaxBuffers 256 -f kernel.etl ^
          -start fltscope-events -on f3c5e28e-63f6-49c7-a204-e48a1bc4b09d -f events.etl
        rem ... what is to be recorded ...
        xperf -stop -stop fltscope-events -d trace.etl
        (fltmc filters & fltmc instances) > fltmc.txt
        rem Then, on any machine:
        rem fltscope analyze trace.etl --instances fltmc.txt
        """;

    /** Commands for logman, which is part of every Windows. */
    static final String LOGMAN = """
        rem Records file operations, images, processes and threads with what every Windows has, in an elevated prompt.
        rem logman can record neither minifilter callbacks nor stacks, which show what hangs and who opened it: for those
        rem use wprp or xperf, or fltscope capture.
        logman start "NT Kernel Logger" -p "Windows Kernel Trace" (process,thread,img,file,fileio,fileiocompletion) ^
          -ct perf -bs 1024 -nb 64 256 -o kernel.etl -ets
        logman start fltscope-events -p {f3c5e28e-63f6-49c7-a204-e48a1bc4b09d} 0xffffffffffffffff 5 ^
          -ct perf -bs 256 -nb 16 64 -o events.etl -ets
        rem ... what is to be recorded ...
        logman stop fltscope-events -ets
        logman stop "NT Kernel Logger" -ets
        (fltmc filters & fltmc instances) > fltmc.txt
        rem Then, on any machine:
        rem fltscope analyze kernel.etl events.etl --instances fltmc.txt
        """;

    private static final String OF_FILTER_MANAGER = """
        rem For what the filter manager says itself (Windows 11 24H2 and later), look for the name of its trace, which differs
        rem from build to build, and record that provider too:
        rem   logman query providers | findstr FltMgrTrace
        """;

    private ForeignProfile() {}

    /** The same with handles and mapped views, which say who holds a file: as {@code fltscope capture --profile holders} does. */
    static String withHolders(String profile) {
        return switch (profile) {
            case WPRP ->
                profile.replace("        <Keyword Value=\"FilterIOInit\"/>\n", """
                                        <Keyword Value="FilterIOInit"/>
                                        <Keyword Value="Handle"/>
                                        <Keyword Value="VAMap"/>
                                """)
                        .replace("        <Stack Value=\"FileCreate\"/>\n", """
                                        <Stack Value="FileCreate"/>
                                        <Stack Value="HandleCreate"/>
                                        <Stack Value="HandleDuplicate"/>
                                        <Stack Value="MapFile"/>
                                """)
                        .replace(
                                "  fltmc.txt as its instances.\n",
                                "  fltmc.txt as its instances. Handles are those of all types: this tool can not"
                                        + " choose.\n\n"
                                        + "  For what the filter manager says itself (Windows 11 24H2), add its provider"
                                        + " to the events;\n"
                                        + "  its name differs from build to build: logman query providers | findstr"
                                        + " FltMgrTrace\n");
            case XPERF ->
                OF_FILTER_MANAGER
                        + profile.replace("+FLT_IO_INIT ^", "+FLT_IO_INIT+OB_HANDLE+VAMAP ^")
                                .replace(
                                        "-stackwalk FileCreate+",
                                        "-stackwalk FileCreate+HandleCreate+HandleDuplicate+MapFile+");
            default ->
                OF_FILTER_MANAGER
                        + "rem logman can not record handles and mapped views: for those use wprp or xperf, or"
                        + " fltscope capture.\n"
                        + profile;
        };
    }
}
