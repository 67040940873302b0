package fltscope.analyzer.config;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.json.SchemaCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressFileTest {
    private static final String HEAD = "{\"format\": \"fltscope-suppress\", \"version\": 1, \"suppress\": [\n";

    @TempDir
    Path folder;

    @Test
    void entriesAreRead() throws IOException {
        String content = HEAD + """
                {"fingerprint": "34576e5c", "reason": "known", "expires": "2026-12-31"},
                {"reason": "ticket 7", "fingerprint": "5a831dd5"}]}""";
        SchemaCheck.assertMatches("suppress.schema.json", content);

        Path file = files().write(content);

        assertThat(SuppressFile.read(file))
                .containsExactly(
                        new Suppression(file + ":2", "34576e5c", "known", LocalDate.of(2026, 12, 31)),
                        new Suppression(file + ":3", "5a831dd5", "ticket 7", null));
    }

    @Test
    void aFingerprintHasOneEntry() throws IOException {
        files().assertRefused(
                        SuppressFile::read,
                        HEAD + """
                {"fingerprint": "34576e5c", "reason": "known"},
                {"fingerprint": "34576e5c", "reason": "known"}]}""",
                        ":3:17: fingerprint 34576e5c has an entry already, at " + folder.resolve("file.json") + ":2");
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() throws IOException {
        files().assertRefused(
                        SuppressFile::read,
                        HEAD + "{\"fingerprint\": \"x\"}]}",
                        ":2:20: the entry that ends here lacks its reason");
        files().assertRefused(
                        SuppressFile::read,
                        HEAD + "{\"reason\": \"x\"}]}",
                        ":2:15: the entry that ends here lacks its fingerprint");
        files().assertRefused(
                        SuppressFile::read,
                        HEAD + "{\"fingerprint\": \"x\", \"until\": 1}]}",
                        ":2:22: unknown field 'until'");
        for (String date : new String[] {"2026-02-30", "31.12.2026", "tomorrow", "2026-12-31T00:00Z"}) {
            files().assertRefused(
                            SuppressFile::read,
                            HEAD + "{\"expires\": \"" + date + "\"}]}",
                            ":2:13: '" + date + "' is no date like 2026-12-31");
        }
    }

    private JsonInputFiles files() {
        return new JsonInputFiles(folder);
    }
}
