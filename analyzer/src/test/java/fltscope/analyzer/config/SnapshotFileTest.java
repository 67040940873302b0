package fltscope.analyzer.config;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "takenUtc": "+1000000000-12-31T23:59:59.999999999Z" | :1:59: this should be a time from 1601 to 9999, as Windows counts no other
            "takenUtc": "1600-12-31T23:59:59Z"                  | :1:59: this should be a time from 1601 to 9999, as Windows counts no other
            "filters": [{}]                                     | :1:60: the row that ends here has no 'name'
            "instances": [{"filter": "f"}]                      | :1:75: the row that ends here has no 'volume'
            "handles": [{"handle": "0x4"}]                      | :1:75: the row that ends here has no 'processId' and no 'fileObject'
            """)
    void whatIsWrongIsNamedWithItsPlace(String rest, String message) throws IOException {
        new JsonInputFiles(folder)
                .assertRefused(
                        SnapshotFile::read,
                        "{\"format\": \"fltscope-snapshot\", \"version\": 1, " + rest + "}",
                        message);
    }
}
