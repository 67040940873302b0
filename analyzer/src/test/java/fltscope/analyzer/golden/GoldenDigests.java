package fltscope.analyzer.golden;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.fixture.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The digests that are kept in the tree: for each case and command a line with one of 24 bits for each top-level member of the
 * document. The members are named once for a command, at the top; a document that begins with others names its own.
 */
final class GoldenDigests {
    private static final int DIGEST_BYTES = 3;
    private static final String MEMBERS = "members";
    private static final String HEAD =
            "# What fltscope said of the cases of benchmarks/run.sh --golden; --record writes this."
                    + " Each difference names the rule that caused it.\n";

    private final Map<String, List<String>> members = new LinkedHashMap<>();
    /** By case and command: digests by member. */
    private final Map<String, Map<String, String>> lines = new LinkedHashMap<>();

    static Path file() {
        return Golden.moduleFolder().resolve("src/test/resources/golden/digests.txt");
    }

    static String key(String name, String command) {
        return name + ' ' + command;
    }

    static GoldenDigests read() throws IOException {
        GoldenDigests digests = new GoldenDigests();
        for (String line : Files.readAllLines(file())) {
            List<String> words = Arrays.asList(line.split(" "));
            if (line.startsWith("#")) {
                continue;
            }
            List<String> rest = words.subList(2, words.size());
            if (words.get(0).equals(MEMBERS)) {
                digests.members.put(words.get(1), rest);
            } else {
                digests.readLine(key(words.get(0), words.get(1)), digests.members.get(words.get(1)), rest);
            }
        }
        return digests;
    }

    private void readLine(String key, List<String> names, List<String> values) {
        Map<String, String> byMember = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            int equals = values.get(i).indexOf('=');
            String name = equals < 0 ? names.get(i) : values.get(i).substring(0, equals);
            byMember.put(name, values.get(i).substring(equals + 1));
        }
        lines.put(key, byMember);
    }

    void write() throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        members.forEach((command, names) -> text.append(MEMBERS + ' ')
                .append(key(command, String.join(" ", names)))
                .append('\n'));
        lines.forEach((key, digests) -> {
            text.append(key);
            List<String> names = new ArrayList<>(digests.keySet());
            List<String> longest = members.get(key.substring(key.indexOf(' ') + 1));
            boolean usual = names.equals(longest.subList(0, Math.min(names.size(), longest.size())));
            digests.forEach((name, digest) ->
                    text.append(' ').append(usual ? "" : name + '=').append(digest));
            text.append('\n');
        });
        Files.writeString(file(), text);
    }

    void add(String name, String command, JsonNode document) {
        Map<String, String> digests = of(document);
        List<String> longest = members.getOrDefault(command, List.of());
        if (digests.size() > longest.size()) {
            members.put(command, new ArrayList<>(digests.keySet()));
        }
        lines.put(key(name, command), digests);
    }

    Map<String, Map<String, String>> lines() {
        return lines;
    }

    /** The digests of a document, by member. Members that are named by what they are about are counted instead. */
    static Map<String, String> of(JsonNode document) {
        Map<String, String> digests = new LinkedHashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        document.properties().forEach(member -> {
            String name = member.getKey();
            int space = name.indexOf(' ');
            if (space > 0) {
                String kind = name.substring(0, space);
                name = kind + numbers.merge(kind, 1, Integer::sum);
            }
            digests.put(name, digest(member.getValue()));
        });
        return digests;
    }

    private static String digest(JsonNode node) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(node.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
