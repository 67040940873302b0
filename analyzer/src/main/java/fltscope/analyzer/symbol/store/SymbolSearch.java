package fltscope.analyzer.symbol.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Looks for files in the places of a {@link SymbolPath} (Microsoft: symbol stores, SymStore file format). A store has
 * {@code name/KEY/name}, or {@code na/name/KEY/name} below its root; there the file lies under its name, compressed under its name
 * with {@code _} at the end, as MSFZ in {@code msfz0}, or {@code file.ptr} says where it is. A plain folder may have it in
 * {@code symbols/EXT}, {@code EXT}, itself, or be a store. Letter case counts nowhere.
 */
public final class SymbolSearch {
    private static final String POINTER = "file.ptr";
    private static final int LONGEST_POINTER = 4096;
    private static final String PATH = "PATH:";
    private static final String MESSAGE = "MSG:";

    private final SymbolPath path;
    /** The names in a folder, by their lower case. */
    private final Map<Path, Map<String, Path>> folders = new HashMap<>();

    public SymbolSearch(SymbolPath path) {
        this.path = path;
    }

    /**
     * The files with this name that are there, the likeliest first.
     *
     * @param name of the file, made safe by {@link FileNames}
     * @param key of the build in a store
     * @param extension of the image that the file is of, such as {@code sys}
     * @param tried takes a line for each place that has none
     */
    public List<Path> find(String name, String key, String extension, List<String> tried) {
        List<Path> found = new ArrayList<>();
        for (SymbolPath.Place place : path.places()) {
            int before = found.size();
            if (!place.store()) {
                addFile(found, child(child(child(place.folder(), "symbols"), extension), name));
                addFile(found, child(child(place.folder(), extension), name));
                leaf(found, place.folder(), name, tried);
            }
            leaf(found, child(child(place.folder(), name), key), name, tried);
            leaf(found, child(child(child(place.folder(), first(name)), name), key), name, tried);
            if (found.size() == before) {
                tried.add(place.folder() + ": not there");
            }
        }
        return found;
    }

    private static String first(String name) {
        return name.substring(0, Math.min(2, name.length()));
    }

    private void leaf(List<Path> found, Path folder, String name, List<String> tried) {
        addFile(found, child(folder, name));
        addFile(found, child(folder, name.substring(0, name.length() - 1) + '_'));
        addFile(found, child(child(folder, "msfz0"), name));
        Path pointer = child(folder, POINTER);
        if (pointer != null && Files.isRegularFile(pointer)) {
            addFile(found, pointed(pointer, tried));
        }
    }

    private static void addFile(List<Path> found, Path file) {
        if (file != null && Files.isRegularFile(file) && !found.contains(file)) {
            found.add(file);
        }
    }

    /** The file that a pointer names, where it lies in one of the places; null, and a line, where it does not. */
    private Path pointed(Path pointer, List<String> tried) {
        String text;
        try {
            if (Files.size(pointer) > LONGEST_POINTER) {
                tried.add(pointer + ": too long to be a pointer");
                return null;
            }
            text = Files.readString(pointer, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            tried.add(pointer + ": can not be read: " + e.getMessage());
            return null;
        }
        if (text.startsWith(MESSAGE)) {
            tried.add(pointer + ": " + text.substring(MESSAGE.length()).strip());
            return null;
        }
        String target = text.startsWith(PATH) ? text.substring(PATH.length()).strip() : text;
        if (SymbolPath.isRemote(target)) {
            tried.add(pointer + ": it names another machine, which is not asked: " + target);
            return null;
        }
        try {
            Path file = pointer.resolveSibling(target).toAbsolutePath().normalize();
            if (path.places().stream().anyMatch(place -> file.startsWith(place.folder()))) {
                return file;
            }
            tried.add(pointer + ": it leads out of the symbol path, and is not followed: " + target);
        } catch (InvalidPathException e) {
            tried.add(pointer + ": it names no file: " + target);
        }
        return null;
    }

    /** What is called so in a folder, in whatever letter case; null for nothing, or where the folder is null. */
    private Path child(Path folder, String name) {
        return folder == null
                ? null
                : folders.computeIfAbsent(folder, SymbolSearch::list).get(lower(name));
    }

    private static Map<String, Path> list(Path folder) {
        Map<String, Path> names = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> names.put(lower(file.getFileName().toString()), file));
            } catch (IOException | UncheckedIOException e) {
                return Map.of();
            }
        }
        return names;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
