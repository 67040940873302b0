package fltscope.analyzer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {
    private static final String HEAD = "{\"format\": \"fltscope-report\", \"version\": 1,\n";

    @TempDir
    Path folder;

    @Test
    void fingerprintsOfAllOpensAreTakenAndTheRestIsPassedOver() throws IOException {
        assertThat(BaselineFile.read(files().write(HEAD + """
                "trace": {"files": ["x"], "fingerprint": "no"}, "more": [{"fingerprint": "no"}],
                "opens": [
                  {"class": "a", "seenBy": {"fingerprint": "no"}, "fingerprint": "34576e5c", "hiddenBy": "suppressed"},
                  {"fingerprint": "5a831dd5"},
                  {"fingerprint": "34576e5c"}],
                "suppressions": [{"fingerprint": "no"}]}"""))).containsExactlyInAnyOrder("34576e5c", "5a831dd5");
    }

    @Test
    void aReportWithoutFindingsKnowsNone() throws IOException {
        assertThat(BaselineFile.read(files().write(HEAD + "\"opens\": []}"))).isEmpty();
    }

    @Test
    void whatIsNoReportIsRefused() throws IOException {
        files().assertRefused(BaselineFile::read, HEAD + "\"trace\": {}}", ":2:12: the report has no opens");
        files().assertRefused(
                        BaselineFile::read,
                        HEAD + "\"opens\": [{\"class\": \"a\"}]}",
                        ":2:24: the open that ends here lacks its fingerprint");
        files().assertRefused(BaselineFile::read, HEAD + "\"opens\": 1}", ":2:10: this should be an array");
        files().assertRefused(
                        BaselineFile::read,
                        "{\"format\": \"fltscope-info\", \"version\": 1}",
                        ":1:12: the format is 'fltscope-info', not 'fltscope-report'");
        files().assertRefused(
                        BaselineFile::read,
                        "{\"format\": \"fltscope-report\", \"version\": 2, \"opens\": []}",
                        ":1:42: version 2 is of a newer fltscope; this one knows up to 1");
        files().assertRefused(
                        BaselineFile::read,
                        HEAD + "\"opens\": [{\"fingerprint\": \"a\"}",
                        ":2:31: the file ends too early");
    }

    private JsonInputFiles files() {
        return new JsonInputFiles(folder);
    }
}
