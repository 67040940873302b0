package fltscope.analyzer.symbol;

/** How good the names of an image are. */
public enum Quality {
    /** Functions with their lengths, from a PDB with private symbols. */
    PRIVATE("private"),
    /** Public names of a PDB, without lengths. */
    PUBLIC("public"),
    /** What the binary exports. */
    EXPORTS("exports"),
    NONE("none");

    private final String label;

    Quality(String label) {
        this.label = label;
    }

    /** As it stands in texts and JSON. */
    public String label() {
        return label;
    }
}
