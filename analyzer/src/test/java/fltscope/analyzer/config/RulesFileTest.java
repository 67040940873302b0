package fltscope.analyzer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.finding.holder.KnownHolder;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesFileTest {
    private static final String HEAD = "{\"format\": \"fltscope-rules\", \"version\": 1,\n";

    @TempDir
    Path folder;

    @Test
    void rulesAreRead() throws IOException {
        String content = HEAD + """
                "$schema": "rules.schema.json",
                "remotePaths": ["\\\\Device\\\\CloudRdr\\\\**"],
                "rules": [
                  {"label": "store", "explanation": "It keeps its store.",
                   "paths": ["C:\\\\store\\\\**", "**.edb"], "processes": ["store.exe"]},
                  {"paths": ["\\\\Device\\\\Mup\\\\*\\\\lock"], "label": "l\u00f6ck", "explanation": "By design."}
                ]}""";
        SchemaCheck.assertMatches("rules.schema.json", content);

        HolderRules rules = RulesFile.read(files().write(content));

        assertThat(rules.rules()).hasSize(2);
        assertThat(rules.isRemote("\\Device\\cloudrdr\\store\\a.txt")).isTrue();
        assertThat(rules.isRemote("\\Device\\Mup\\server\\share\\a.txt")).isFalse();
        assertThat(rules.then(RulesFile.builtIn()).isRemote("\\Device\\Mup\\server\\share\\a.txt"))
                .isTrue();
        assertThat(rules.of("x.edb", "C:\\store\\a\\b", "store.exe"))
                .isEqualTo(new KnownHolder("store", "It keeps its store."));
        assertThat(rules.of("x.edb", "x.edb", "other.exe")).isNull();
        assertThat(rules.of("\\Device\\Mup\\server\\lock", "\\\\server\\lock", null)
                        .label())
                .isEqualTo("l\u00f6ck");
    }

    @Test
    void aMarkBeforeTheTextDoesNoHarm() throws IOException {
        assertThat(RulesFile.read(files().write("\uFEFF" + HEAD + "\"rules\": []}"))
                        .rules())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"rules\": [{\"lable\": 1}]} | :2:12: unknown field 'lable'",
                "\"rules\": [], \"more\": 1} | :2:14: unknown field 'more'",
                "\"rules\": {}} | :2:10: this should be an array",
                "\"rules\": [7]} | :2:11: this should be an object",
                "\"rules\": [{\"label\": 7}]} | :2:21: this should be a text",
                "\"rules\": [{\"label\": ` `}]} | :2:21: no valid JSON",
                "\"rules\": [{\"label\": \" \"}]} | :2:21: the text is empty",
                "\"rules\": [{\"paths\": []}]} | :2:22: there is no pattern in this array",
                "\"rules\": [{\"paths\": [\"C:/x\"]}]} | :2:22: the pattern has a slash; Windows separates with a"
                        + " backslash, in JSON \\\\",
                "\"rules\": [{\"paths\": [\"a\\tsclient\"]}]} | :2:22: the pattern has a control character; a backslash is"
                        + " written \\\\ in JSON",
                "\"rules\": [{\"label\": \"x\", \"explanation\": \"y\"}]} | :2:44: the rule that ends here lacks its paths",
                "\"rules\": [{\"label\": \"x\", \"paths\": [\"y\"]}]} | :2:40: the rule that ends here lacks its"
                        + " explanation",
                "\"remotePaths\": []} | :2:17: there is no pattern in this array",
                "\"rules\": [{}]} | :2:12: the rule that ends here lacks its label",
                "\"rules\": []} x | :2:14: no valid JSON",
                "\"rules\": []} {} | :2:14: there is more behind the end of the object",
                "\"rules\": [], \"rules\": []} | :2:21: no valid JSON: Duplicate field 'rules'",
                "\"rules\": [{\"label\": \"a\\Device\"}]} | :2:24: no valid JSON: Unrecognized character escape 'D'",
            })
    void whatIsWrongIsToldWithItsPlace(String rest, String message) throws IOException {
        Path file = files().write(HEAD + rest);
        assertThatThrownBy(() -> RulesFile.read(file))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(file + message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "Source"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "[", "{\"a\":"})
    void whatIsBeyondTheLimitsOfTheParserIsRefusedWithItsPlace(String repeated) throws IOException {
        Path file = new JsonInputFiles(folder)
                .write("{\"format\": \"fltscope-rules\", \"version\": " + repeated.repeat(5_000_000) + "}");

        assertThatThrownBy(() -> RulesFile.read(file))
                .isInstanceOf(TraceException.class)
                .message()
                .matches("\\Q" + file + "\\E:1:\\d+: [^\n]*");
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        files().assertRefused(
                        RulesFile::read,
                        "{\"format\": \"fltscope-suppress\"}",
                        ":1:12: the format is 'fltscope-suppress', not 'fltscope-rules'");
        files().assertRefused(
                        RulesFile::read,
                        "{\"rules\": []}",
                        ": not a file of this kind: \"format\": \"fltscope-rules\" or \"version\" is missing");
        files().assertRefused(RulesFile::read, "[]", ":1:1: not a JSON object");
        files().assertRefused(RulesFile::read, "", ": the file is empty");
        files().assertRefused(RulesFile::read, "{\"format\": \"fltscope-rules\",", ":1:29: the file ends too early");
    }

    @Test
    void aNewerVersionIsRefusedByItsNumber() throws IOException {
        files().assertRefused(
                        RulesFile::read,
                        "{\"format\": \"fltscope-rules\", \"version\": 2}",
                        ":1:41: version 2 is of a newer fltscope; this one knows up to 1");
        files().assertRefused(
                        RulesFile::read,
                        "{\"format\": \"fltscope-rules\", \"version\": 99999999999999999999}",
                        ":1:41: version 99999999999999999999 is of a newer fltscope; this one knows up to 1");
        for (String version : new String[] {"0", "-1", "1.0", "\"1\""}) {
            files().assertRefused(
                            RulesFile::read,
                            "{\"format\": \"fltscope-rules\", \"version\": " + version + "}",
                            ":1:41: the version is no number from 1 on");
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path gone = folder.resolve("gone.json");
        assertThatThrownBy(() -> RulesFile.read(gone)).hasMessage(gone + ": no such file");
        assertThatThrownBy(() -> RulesFile.read(folder)).hasMessageStartingWith(folder + ": can not be read: ");
    }

    private JsonInputFiles files() {
        return new JsonInputFiles(folder);
    }
}
