package fltscope.analyzer.gate.report.junit;

import fltscope.analyzer.gate.report.junit.JunitCase.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the XML that Ant's JUnit task began and build servers read, in the form that the schemas in use agree on: that of Windy
 * Road (github.com/windyroad/JUnit-Schema), the stricter one, and that of the Jenkins plugin xunit.
 */
final class JunitXml implements AutoCloseable {
    /** Nothing was timed. */
    private static final String NO_TIME = "0";

    private final XMLStreamWriter xml;
    private final String timestamp;
    private int suites;

    /** The writer is flushed at the end, not closed. */
    JunitXml(Writer out, Instant at) {
        timestamp = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        run(() -> {
            xml.writeStartDocument("1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeCharacters("\n");
        });
    }

    /** Something that the writer does. */
    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private static UncheckedIOException failed(XMLStreamException e) {
        return new UncheckedIOException(e.getCause() instanceof IOException cause ? cause : new IOException(e));
    }

    void suite(String name, List<JunitCase> cases) {
        run(() -> {
            xml.writeStartElement("testsuite");
            xml.writeAttribute("id", Integer.toString(suites++));
            xml.writeAttribute("package", "fltscope");
            xml.writeAttribute("name", name);
            xml.writeAttribute("timestamp", timestamp);
            xml.writeAttribute("hostname", "localhost");
            xml.writeAttribute("tests", Integer.toString(cases.size()));
            xml.writeAttribute("failures", count(cases, Outcome.FAILED));
            xml.writeAttribute("errors", count(cases, Outcome.IN_ERROR));
            xml.writeAttribute("skipped", count(cases, Outcome.SKIPPED));
            xml.writeAttribute("time", NO_TIME);
            xml.writeCharacters("\n");
            empty("properties");
            for (JunitCase test : cases) {
                test(test);
            }
            empty("system-out");
            empty("system-err");
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    private static String count(List<JunitCase> cases, Outcome outcome) {
        return Long.toString(
                cases.stream().filter(test -> test.outcome() == outcome).count());
    }

    private void empty(String element) throws XMLStreamException {
        xml.writeEmptyElement(element);
        xml.writeCharacters("\n");
    }

    private void test(JunitCase test) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", test.className());
        xml.writeAttribute("name", test.name());
        xml.writeAttribute("time", NO_TIME);
        if (test.outcome().element() != null) {
            xml.writeStartElement(test.outcome().element());
            xml.writeAttribute("type", test.outcome().type());
            xml.writeAttribute("message", test.message());
            xml.writeCharacters(test.details());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    @Override
    public void close() {
        run(() -> {
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.close();
        });
    }
}
