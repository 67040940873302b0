package fltscope.analyzer.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Differences that are meant, from a text file: in each line a command or {@code *}, a path, a colon, and the rule that causes
 * the difference. In a path, {@code *} is any one name and {@code **} any number of them; what is below a path is meant too.
 */
final class AllowedPaths {
    private static final Pattern LINE = Pattern.compile("(\\S+) +(\\S+) *: *(\\S.*)");

    private record Allowed(String command, Pattern path) {}

    private final List<Allowed> allowed = new ArrayList<>();

    static AllowedPaths read(Path file) throws IOException {
        AllowedPaths paths = new AllowedPaths();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                paths.add(file + ":" + number, line.strip());
            }
        }
        return paths;
    }

    void add(String where, String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    where
                            + ": this should be COMMAND PATH: RULE, such as analyze filters.*.createCalls: one meaning of a create");
        }
        StringBuilder regex = new StringBuilder();
        for (String part : match.group(2).split("\\.", -1)) {
            regex.append(regex.isEmpty() ? "" : "\\.");
            regex.append(part.equals("**") ? ".*" : part.equals("*") ? "[^.]*" : Pattern.quote(part));
        }
        allowed.add(new Allowed(match.group(1), Pattern.compile(regex + "(\\..*)?")));
    }

    boolean isAllowed(String command, String path) {
        return allowed.stream()
                .anyMatch(a -> (a.command.equals("*") || a.command.equals(command))
                        && a.path.matcher(path).matches());
    }
}
