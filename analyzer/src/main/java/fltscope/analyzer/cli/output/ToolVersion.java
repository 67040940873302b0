package fltscope.analyzer.cli.output;

/** The version of this tool. It stands in the manifest of the executable jar; classes run outside of it have none. */
public final class ToolVersion {
    private ToolVersion() {}

    public static String text() {
        return "fltscope " + number();
    }

    /** The number alone. */
    public static String number() {
        String version = ToolVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
