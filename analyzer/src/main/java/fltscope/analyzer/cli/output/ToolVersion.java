package fltscope.analyzer.cli.output;

/** The version of this tool. It stands in the manifest of the executable jar; classes run outside of it have none. */
public final class ToolVersion {
    private ToolVersion() {}

    public static String text() {
        String version = ToolVersion.class.getPackage().getImplementationVersion();
        return "fltscope " + (version == null ? "(unpackaged)" : version);
    }
}
