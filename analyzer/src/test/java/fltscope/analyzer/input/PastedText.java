package fltscope.analyzer.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Text to read, whole and spoilt. */
public final class PastedText {
    private PastedText() {}

    public static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file beside the sample trace. */
    public static String sample(String name) throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return Files.readString(root.resolve("samples").resolve(name));
    }

    /** The text with lines in another order, cut, doubled, joined, and bytes changed. */
    public static byte[] spoilt(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (random.nextInt(3) == 0) {
            Collections.shuffle(lines, random);
        }
        StringBuilder spoilt = new StringBuilder();
        for (String line : lines) {
            int end = random.nextInt(6) == 0 ? random.nextInt(line.length() + 1) : line.length();
            int start = random.nextInt(6) == 0 ? random.nextInt(end + 1) : 0;
            spoilt.append(line, start, end);
            spoilt.append(random.nextInt(12) == 0 ? "" : "\n");
            if (random.nextInt(20) == 0) {
                spoilt.append(line).append('\n');
            }
        }
        byte[] bytes = spoilt.toString().getBytes(StandardCharsets.UTF_8);
        for (int changes = random.nextInt(20); changes > 0 && bytes.length > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
