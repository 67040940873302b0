package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.ImageEvents;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageNormalizerTest {
    private static final String PATH = "\\SystemRoot\\system32\\DRIVERS\\fltmgr.sys";

    static Stream<Arguments> versionsAndPointers() {
        return Stream.of(0, 1, 2, 3).flatMap(version -> Stream.of(4, 8).map(bytes -> Arguments.of(version, bytes)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndPointers")
    void anImageIsLoaded(int version, int pointerBytes) {
        long base = TestTrace.address(pointerBytes, 0x12_3000);
        IoRecord record = TestTrace.of(
                        pointerBytes,
                        out -> out.system(ImageEvents.image(base, 0x9_6000, PATH)
                                .version(version)
                                .process(1_234)
                                .timeDateStamp(0x9012_3456)
                                .load()))
                .single();

        assertThat(record.kind()).isEqualTo(IoKind.IMAGE_LOADED);
        assertThat(record.has(0xFF)).isFalse();
        assertThat(record.address()).isEqualTo(base);
        assertThat(record.extent()).isEqualTo(0x9_6000);
        assertThat(record.processId()).isEqualTo(version == 0 ? -1 : 1_234);
        assertThat(record.threadId()).isEqualTo(TestTrace.THREAD);
        assertThat(record.code()).isEqualTo(version < 2 ? 0 : 0x9012_3456);
        assertThat(record.text()).isEqualTo(PATH);
    }

    @Test
    void rundownsAndUnloadsAreToldApart() {
        ImageEvents image = ImageEvents.image(0x1000, 0x2000, PATH);
        List<IoRecord> records = TestTrace.of(
                        8,
                        out -> out.system(image.dcStart())
                                .perfInfo(image.dcEnd())
                                .system(image.unload()))
                .records;

        assertThat(records)
                .extracting(IoRecord::kind)
                .containsExactly(IoKind.IMAGE_LOADED, IoKind.IMAGE_LOADED, IoKind.IMAGE_UNLOADED);
        assertThat(records)
                .extracting(record -> record.has(IoRecord.FLAG_RUNDOWN))
                .containsExactly(true, true, false);
        assertThat(records).extracting(IoRecord::processId).containsOnly(0);
    }

    @Test
    void aClassicHeaderLeadsToTheSameRecord() {
        ImageEvents image = ImageEvents.image(0x1000, 0x2000, PATH);
        List<IoRecord> records = TestTrace.of(
                        8,
                        out -> out.full(image.load().asClassic())
                                .full(image.unload().asClassic()))
                .records;

        assertThat(records).extracting(IoRecord::kind).containsExactly(IoKind.IMAGE_LOADED, IoKind.IMAGE_UNLOADED);
        assertThat(records).extracting(IoRecord::text).containsOnly(PATH);
    }
}
