package fltscope.analyzer.symbol.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A search path for symbols, in the syntax of {@code _NT_SYMBOL_PATH} (Microsoft: symbol path for Windows debuggers): elements
 * separated by {@code ;}, each a folder, {@code srv*STORE*STORE*URL}, {@code cache*FOLDER} or {@code symsrv*symsrv.dll*...}. An
 * empty store is the default one. Network shares count as servers: to open one gives one's name away.
 *
 * @param places to look in, from left to right
 * @param servers to ask after all places, when that is allowed
 */
public record SymbolPath(List<Place> places, List<Server> servers) {
    /** The path of the environment that counts before the other, and that other. */
    public static final List<String> VARIABLES = List.of("_NT_ALT_SYMBOL_PATH", "_NT_SYMBOL_PATH");

    /** A folder; a store has a folder for each file, whose folders are keys. Stores are looked for in plain folders too. */
    public record Place(Path folder, boolean store) {}

    /** A server or a network share, and the folder that is filled with what it sends; null where none is named. */
    public record Server(String address, Path cache) {}

    private static final String CACHE = "cache";
    private static final String SERVER = "srv";
    private static final String LONG_SERVER = "symsrv";

    /**
     * Reads a path.
     *
     * @param defaultStore what an empty part stands for
     * @throws IllegalArgumentException where a part can be no folder; the message names it
     */
    public static SymbolPath parse(String text, Path defaultStore) {
        SymbolPath path = new SymbolPath(new ArrayList<>(), new ArrayList<>());
        Path cache = null;
        for (String element : text.split(";", -1)) {
            String[] parts = element.trim().split("\\*", -1);
            String keyword = parts[0].trim().toLowerCase(Locale.ROOT);
            if (parts.length == 1) {
                if (!element.isBlank()) {
                    path.add(parts[0].trim(), cache, false);
                }
            } else if (keyword.equals(CACHE)) {
                cache = parts[1].isBlank() ? defaultStore : folder(parts[1].trim());
                path.addPlace(cache, true);
            } else if (keyword.equals(SERVER) || keyword.equals(LONG_SERVER)) {
                path.addChain(parts, keyword.equals(LONG_SERVER) ? 2 : 1, cache, defaultStore);
            } else {
                throw new IllegalArgumentException(
                        "'" + element.trim() + "': " + parts[0] + "* is neither srv*, cache* nor symsrv*");
            }
        }
        return path;
    }

    private void addChain(String[] parts, int first, Path cache, Path defaultStore) {
        Path nearest = cache;
        for (int i = first; i < parts.length; i++) {
            String part = parts[i].trim();
            if (part.isEmpty()) {
                nearest = nearest == null ? defaultStore : nearest;
                addPlace(defaultStore, true);
            } else {
                add(part, nearest, true);
                nearest = nearest == null && !isRemote(part) ? folder(part) : nearest;
            }
        }
    }

    private void add(String part, Path cache, boolean store) {
        if (isRemote(part)) {
            servers.add(new Server(part, cache));
        } else {
            addPlace(folder(part), store);
        }
    }

    private void addPlace(Path folder, boolean store) {
        Place place = new Place(folder, store);
        if (!places.contains(place)) {
            places.add(place);
        }
    }

    /** Whether a place is on another machine: a URL, or a share. */
    static boolean isRemote(String place) {
        return place.startsWith("\\\\") || place.startsWith("//") || place.matches("[A-Za-z][A-Za-z0-9+.-]+://.*");
    }

    private static Path folder(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' can be no folder: " + e.getReason(), e);
        }
    }
}
