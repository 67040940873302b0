package fltscope.analyzer.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What leaves an analysis can be kept, compared and sent. Here everything is tried that could change it. */
class FrozenAnalysisTest {
    private final Analyzer analyzer = new Analyzer(IoRecords.header());
    private final IoRecords records = new IoRecords(analyzer);
    private final TraceCounters counters = new TraceCounters();

    private Analysis analysis() {
        records.at(1).processStarted(100, "app.exe").threadStarted(100, 101).by(100, 101);
        records.imageThere(4, 0xFFFF_F800_1000_0000L, 0x1000, "\\SystemRoot\\my.sys");
        records.at(100).open(0x1000, 0xA000, "\\Device\\HarddiskVolume2\\a.txt");
        records.at(200).callback(0xFFFF_F800_1000_0010L, 0x03, false, 10);
        return analyzer.finish(counters);
    }

    @Test
    void noRecordComesAfterTheEnd() {
        Analysis analysis = analysis();
        String before = analysis.toString();
        assertThatThrownBy(() -> records.at(300).open(0x2000, 0xB000, "\\Device\\HarddiskVolume2\\b.txt"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(analysis.toString()).isEqualTo(before);
        assertThat(analysis.opens()).hasSize(1);
    }

    @Test
    void itsCountsAreItsOwn() {
        counters.add(TraceCounter.EVENTS_LOST, TraceCounters.NO_OFFSET);
        Analysis analysis = analysis();
        counters.add(TraceCounter.EVENTS_LOST, TraceCounters.NO_OFFSET);
        assertThat(analysis.counters().count(TraceCounter.EVENTS_LOST)).isEqualTo(1);
        assertThatThrownBy(() -> analysis.counters().add(TraceCounter.EVENTS_LOST, TraceCounters.NO_OFFSET))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itsListsAndMapsTakeNothing() throws ReflectiveOperationException {
        Analysis analysis = analysis();
        int tried = 0;
        for (RecordComponent component : Analysis.class.getRecordComponents()) {
            Object value = component.getAccessor().invoke(analysis);
            if (value instanceof List<?> list) {
                tried++;
                assertThatThrownBy(list::clear)
                        .as(component.getName())
                        .isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> list.add(null))
                        .as(component.getName())
                        .isInstanceOf(UnsupportedOperationException.class);
            }
            if (value instanceof Map<?, ?> map) {
                tried++;
                assertThatThrownBy(map::clear)
                        .as(component.getName())
                        .isInstanceOf(UnsupportedOperationException.class);
            }
        }
        assertThat(tried).isGreaterThan(5);
    }
}
