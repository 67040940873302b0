package fltscope.analyzer.symbol.store;

import java.util.Locale;
import java.util.Set;

/** Names of files that a trace or a PDB gives, made safe: they must never lead out of the folder that is looked in. */
public final class FileNames {
    private static final int LONGEST = 200;
    private static final String FORBIDDEN = "<>:\"|?*";
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "conin$", "conout$", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
            "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private FileNames() {}

    /** What follows the last separator of a name or path of any system; null where that is no name to look for. */
    public static String safe(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        if (name.isBlank() || name.length() > LONGEST || name.endsWith(".") || name.endsWith(" ")) {
            return null;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0) {
                return null;
            }
        }
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
        return DEVICES.contains(stem) ? null : name;
    }
}
