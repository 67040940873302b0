package fltscope.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHolderTest {
    private static final String[][] KNOWN = {
        {"smart-card redirector", "\\Device\\Mup\\TSCLIENT\\SCARD\\2"},
        {"smart-card redirector", "\\Device\\Mup\\;RdpDr\\;:1\\tsclient\\scard\\14"},
        {"paging file", "\\Device\\HarddiskVolume2\\pagefile.sys"},
        {"paging file", "\\Device\\HarddiskVolume3\\SWAPFILE.SYS"},
        {"paging file", "C:\\hiberfil.sys"},
        {"registry hive", "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\SOFTWARE"},
        {"registry hive", "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\SYSTEM.LOG1"},
        {
            "registry hive",
            "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\TxR\\{3ec92fbd-6ab9-11eb-8f31-c7b3e0d8ef7a}.TxR.blf"
        },
        {"registry hive", "\\Device\\HarddiskVolume2\\Users\\ana\\NTUSER.DAT"},
        {"registry hive", "\\Device\\HarddiskVolume2\\Users\\ana\\ntuser.dat.LOG2"},
        {
            "registry hive",
            "\\Device\\HarddiskVolume2\\Users\\ana\\NTUSER.DAT{53b39e88-18c4-11ea-a811-000d3aa4692b}.TM.blf"
        },
        {
            "registry hive",
            "\\Device\\HarddiskVolume2\\Users\\ana\\NTUSER.DAT{53b39e88-18c4-11ea-a811-000d3aa4692b}"
                    + ".TMContainer00000000000000000001.regtrans-ms"
        },
        {"registry hive", "\\Device\\HarddiskVolume2\\Users\\ana\\AppData\\Local\\Microsoft\\Windows\\UsrClass.dat.LOG1"
        },
        {"registry hive", "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\systemprofile\\NTUSER.DAT"},
        {"file system metadata", "\\Device\\HarddiskVolume2\\$Mft"},
        {"file system metadata", "\\Device\\HarddiskVolume2\\$LogFile"},
        {"file system metadata", "\\Device\\HarddiskVolume2\\$Extend\\$UsnJrnl:$J:$DATA"},
        {"volume handle", "\\Device\\HarddiskVolume2"},
        {"volume handle", "\\Device\\HarddiskVolumeShadowCopy14"},
        {"virtual disk", "\\Device\\HarddiskVolume2\\vm\\disk.vhdx"},
        {"virtual disk", "D:\\vm\\disk_0E3F.AVHDX"},
        {"pipe", "\\Device\\NamedPipe\\srvsvc"},
        {"pipe", "\\Device\\NamedPipe"},
        {"mailslot", "\\Device\\Mailslot\\x"},
    };

    @Test
    void everyRuleKnowsItsPaths() {
        Set<KnownHolder> used = new HashSet<>();
        for (String[] known : KNOWN) {
            KnownHolder holder = KnownHolder.of(known[1]);
            assertThat(holder).as(known[1]).isNotNull();
            assertThat(holder.label()).as(known[1]).isEqualTo(known[0]);
            assertThat(holder.explanation()).endsWith(".");
            used.add(holder);
        }
        assertThat(used).as("no rule is left untried").containsExactlyInAnyOrderElementsOf(KnownHolder.BUILT_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\",
                "\\Device\\HarddiskVolume2\\",
                "\\Device\\HarddiskVolume2\\x\\pagefile.sys.txt",
                "\\Device\\HarddiskVolume2\\backup\\pagefile.sys",
                "\\Device\\HarddiskVolume2\\mypagefile.sys",
                "C:\\src\\nd.vhd.cpp",
                "C:\\src\\vhd",
                "\\Device\\HarddiskVolume2\\Users\\ana\\ntuser.dat.bak",
                "\\Device\\HarddiskVolume2\\Users\\ana\\myntuser.dat",
                "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\systemprofile\\AppData\\Local\\Temp\\x.tmp",
                "\\Device\\HarddiskVolume2\\Windows\\System32\\configuration\\x.xml",
                "\\Device\\HarddiskVolume2\\src\\$mft",
                "\\Device\\HarddiskVolume2\\$mft.txt",
                "\\Device\\HarddiskVolume2\\$Recycle.Bin",
                "\\Device\\HarddiskVolume2\\x\\device\\namedpipe\\y",
                "\\Device\\NamedPipeline\\x",
                "\\Device\\Mup\\TSCLIENT\\C\\SCARD\\2",
                "\\Device\\Mup\\TSCLIENT\\SCARD",
                "\\Device\\HarddiskVolume2\\tsclient\\scard\\notes.txt",
            })
    void nearMissesAreNotKnown(String path) {
        assertThat(KnownHolder.of(path)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"I", "\u0130"})
    void lettersThatFoldStrangelyDoNoHarm(String letter) {
        assertThat(KnownHolder.of("\\Device\\NamedP" + letter + "pe\\x") != null)
                .isEqualTo(letter.equals("I"));
    }
}
