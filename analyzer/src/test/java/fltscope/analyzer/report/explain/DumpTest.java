package fltscope.analyzer.report.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.PastedText;
import fltscope.analyzer.input.debugger.DebuggerReader;
import fltscope.analyzer.input.instances.InstanceReader;
import fltscope.analyzer.input.instances.ListedFilter;
import fltscope.analyzer.input.instances.ListedInstance;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DumpTest {
    @Test
    void altitudesAreThoseOfTheListsAndOfTheDebuggersStructures() throws IOException {
        Dump dump = dump("""
                Filter Name                     Num Instances    Altitude    Frame
                ------------------------------  -------------  ------------  -----
                WdFilter                                4       328010         0
                0: kd> !fltkd.frames
                    Frame List: fffff88001ab7380
                       FLTP_FRAME: fffff98001218ac0 "Frame 0" "0 to 41111111.1"
                          FLT_FILTER: fffff980082026a0 "luafv" "135000"
                             FLT_INSTANCE: fffff980082f84c0 "luafv instance" "135000.5"
                """);
        assertThat(dump.altitudes().filters())
                .extracting(ListedFilter::name, ListedFilter::altitude)
                .containsExactly(tuple("WdFilter", Altitude.parse("328010")), tuple("luafv", Altitude.parse("135000")));
        assertThat(dump.altitudes().instances())
                .extracting(ListedInstance::filter, ListedInstance::name, ListedInstance::altitude)
                .containsExactly(tuple("luafv", "luafv instance", Altitude.parse("135000.5")));
    }

    @Test
    void aDumpWithoutAltitudesHasNoList() throws IOException {
        assertThat(dump("kd> !irp 8635d008\nIrp is completed.\n").altitudes()).isNull();
    }

    @Test
    void theFileObjectsOfRequestsOpensAndHandlesAreLookedFor() throws IOException {
        assertThat(dump("""
                        kd> !fltkd.filter 8635d008
                        FLT_FILTER: 8635d008 "f" "1"
                           ActiveOpens              : (8635d0dc)  mCount=1
                              FILE_OBJECT: 86000100
                        kd> !irp 86000900
                        Irp is active with 10 stacks 8 is current (= 0x86000930)
                        >[IRP_MJ_CLEANUP(12), N/A(0)]
                                    0 e0 86000600 86000200 86000700-86000800 Success Error Cancel pending
                        kd> !fltkd.irpctrl 86000a00
                        IRP_CTRL: 86000a00  CLEANUP (18) [00000001] Irp
                        FileObject               : 86000300
                        kd> !object 86000400
                        Object: 86000400  Type: (86000b00) File
                        kd> !object 86000500
                        Object: 86000500  Type: (86000b10) FilterConnectionPort
                        """).fileObjects())
                .containsExactlyInAnyOrder(0x8600_0100L, 0x8600_0200L, 0x8600_0300L, 0x8600_0400L);
    }

    private static Dump dump(String text) throws IOException {
        return new Dump("x", DebuggerReader.read(PastedText.of(text)), InstanceReader.read(PastedText.of(text)));
    }
}
