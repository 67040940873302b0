package fltscope.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.EventInfoEvents;
import fltscope.schemas.fixture.EventInfoEvents.Field;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.fixture.RecordWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From events that only their own schema explains to the report. */
class FltMgrTraceTest {
    private static final UUID PROVIDER = UUID.fromString("20460e04-9819-3c4b-075e-7d2a13c945f3");

    @TempDir
    Path folder;

    private String json(boolean schemaFirst, boolean throughAQueue) throws IOException {
        Path file = folder.resolve("told.etl");
        try (EtlWriter etl = EtlWriter.to(file).open()) {
            RecordWriter out = etl.cpu(0).at(10_000).process(4).thread(8);
            if (schemaFirst) {
                schema(out);
            }
            out.event(ManifestEvent.of(
                    PROVIDER,
                    61,
                    0,
                    payload -> payload.utf16z("100100.5").ptr(7).utf16z("my")));
            if (!schemaFirst) {
                schema(out);
            }
        }
        Path input = file;
        if (throughAQueue) {
            input = folder.resolve("queue");
            assertThat(Run.of("collect", file, "--queue", input).exitCode()).isZero();
        }
        Run run = Run.of("analyze", "--json", input);
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private static void schema(RecordWriter out) {
        List<Field> fields = List.of(
                new Field("A13__InstanceAltitude", EventInfoEvents.UNICODESTRING),
                new Field("A10_currentInstance", EventInfoEvents.POINTER),
                new Field("A12__currentInstanceFilterName", EventInfoEvents.UNICODESTRING));
        out.full(EventInfoEvents.eventInfo(PROVIDER, "Microsoft-Windows-FltMgrTrace_20460e", 61, fields));
    }

    @Test
    void altitudesOfTheTraceAreSaidToBe() throws IOException {
        assertThat(json(true, false)).containsPattern("\"altitudesFrom\" ?: ?\"trace\"");
    }

    @Test
    void aQueueCarriesThem() throws IOException {
        assertThat(json(true, true)).containsPattern("\"altitudesFrom\" ?: ?\"trace\"");
    }

    /** Merging writes schemas where it likes, and often at the end. */
    @Test
    void aSchemaBehindTheEventsServesThemToo() throws IOException {
        assertThat(json(false, false)).isEqualTo(json(true, false)).containsPattern("\"altitudesFrom\" ?: ?\"trace\"");
    }

    @Test
    void aQueueHasWhatASchemaBehindThemTells() throws IOException {
        assertThat(json(false, true)).containsPattern("\"altitudesFrom\" ?: ?\"trace\"");
    }
}
