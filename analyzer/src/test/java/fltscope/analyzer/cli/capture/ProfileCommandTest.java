package fltscope.analyzer.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.Run;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ProfileCommandTest {
    @Test
    void theProfileOfTheRecorderIsXmlWhoseReferencesHold() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(Run.of("profile", "wprp").out())));
        assertThat(xml.getElementsByTagName("Keyword").getLength()).isEqualTo(9);
        String[][] references = {
            {"SystemCollectorId", "SystemCollector"},
            {"EventCollectorId", "EventCollector"},
            {"SystemProviderId", "SystemProvider"},
            {"EventProviderId", "EventProvider"},
        };
        for (String[] reference : references) {
            assertThat(attribute(xml.getElementsByTagName(reference[0]), "Value"))
                    .isEqualTo(attribute(xml.getElementsByTagName(reference[1]), "Id"));
        }
    }

    private static String attribute(NodeList elements, String name) {
        assertThat(elements.getLength()).isOne();
        return elements.item(0).getAttributes().getNamedItem(name).getNodeValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wprp", "xperf", "logman"})
    void eachToolIsFollowedByAltitudesAndTheAnalysis(String tool) {
        Run run = Run.of("profile", tool);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("(fltmc filters & fltmc instances) > fltmc.txt")
                .contains("fltscope analyze ")
                .contains("f3c5e28e-63f6-49c7-a204-e48a1bc4b09d");
    }

    @Test
    void anotherToolIsRefused() {
        assertThat(Run.of("profile", "procmon").exitCode()).isEqualTo(2);
    }

    @Test
    void theProfilesOfHoldersRecordHandlesAndViewsWhereTheToolCan() {
        assertThat(Run.of("profile", "wprp", "--profile", "holders").out())
                .contains(
                        "<Keyword Value=\"Handle\"/>", "<Keyword Value=\"VAMap\"/>", "<Stack Value=\"HandleCreate\"/>")
                .contains("findstr FltMgrTrace");
        assertThat(Run.of("profile", "xperf", "--profile", "holders").out())
                .contains(
                        "+FLT_IO_INIT+OB_HANDLE+VAMAP ^",
                        "-stackwalk FileCreate+HandleCreate+HandleDuplicate+MapFile+MiniFilterPreOpInit -B");
        assertThat(Run.of("profile", "logman", "--profile", "holders").out())
                .contains("logman can not record handles and mapped views");
        assertThat(Run.of("profile", "wprp").out()).doesNotContain("Handle");
    }
}
