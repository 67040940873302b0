package fltscope.analyzer.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Files that a test writes, and what is said of them when they are broken. */
record JsonInputFiles(Path folder) {
    Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("file.json"), content);
    }

    /** Asserts what a reader says of a file, from behind its name on. */
    void assertRefused(Consumer<Path> reader, String content, String message) throws IOException {
        Path file = write(content);
        assertThatThrownBy(() -> reader.accept(file))
                .isInstanceOf(TraceException.class)
                .hasMessage(file + message);
    }
}
