package fltscope.analyzer.gate.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.gate.report.GateView;
import fltscope.analyzer.gate.report.SampleRuns;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

public class GateJunitTest {
    private static final Instant AT = Instant.parse("2026-03-02T03:14:19.9Z");

    @Test
    void whatIsWorseFails() throws Exception {
        Document document = document(SampleRuns.worse());

        assertThat(messages(document, "failure"))
                .containsExactly(
                        "2 of 6 metrics regressed, 1 new leak, 1 limit of the budget broken",
                        "3.10 us before, 3.91 us now: +26 %, 95 %: +24 .. +28",
                        "9.30 us before, 11.7 us now: +26 %, 95 %: +24 .. +28",
                        "filter-own-unclosed, strong, issued by vfsmfd: 8 opens by svchost.exe, in 1 run: new-03.etl",
                        "vfsmfd CREATE pre p95 <= 9 us: 11.9 us in new-08.etl");
        assertThat(messages(document, "skipped")).containsExactly("vfsmfd2 CREATE pre p95 <= 9 us: no trace has it");
        assertThat(messages(document, "error")).isEmpty();
    }

    @Test
    void theCountsOfASuiteAreThoseOfItsTests() throws Exception {
        for (Element suite : elements(document(SampleRuns.worse()).getDocumentElement(), "testsuite")) {
            assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
            assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
            assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
            assertThat(suite.getAttribute("errors")).isEqualTo(count(suite, "error"));
            assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-03-02T03:14:19");
        }
    }

    @Test
    void anInconclusiveVerdictIsAnErrorUnlessItPasses() throws Exception {
        GateView open = SampleRuns.judge(
                SampleRuns.named("old").build(4), SampleRuns.named("new").build());
        GateView passed = new GateView(open.result(), open.baseline(), null, 0, 0, false);

        assertThat(messages(document(open), "error")).containsExactly("8 of 8 metrics inconclusive");
        assertThat(messages(document(passed), "error")).isEmpty();
        assertThat(messages(document(passed), "skipped")).contains("8 of 8 metrics inconclusive");
    }

    @Test
    void aPassHasNothingButTests() throws Exception {
        Document document = document(SampleRuns.same());

        assertThat(messages(document, "failure")).isEmpty();
        assertThat(messages(document, "error")).isEmpty();
        assertThat(count(document.getDocumentElement(), "testcase")).isEqualTo("8");
    }

    private static Document document(GateView view) throws Exception {
        StringWriter text = new StringWriter();
        GateJunit.write(text, view, AT);
        return assertValid(text.toString());
    }

    public static Document assertValid(String xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(GateJunitTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> messages(Document document, String element) {
        return elements(document.getDocumentElement(), element).stream()
                .map(problem -> problem.getAttribute("message"))
                .toList();
    }

    private static String count(Element parent, String element) {
        return Integer.toString(elements(parent, element).size());
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
