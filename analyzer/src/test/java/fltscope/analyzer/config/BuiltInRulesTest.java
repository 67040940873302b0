package fltscope.analyzer.config;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.finding.holder.HolderRule;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.finding.holder.KnownHolder;
import fltscope.analyzer.json.SchemaCheck;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInRulesTest {
    private static final HolderRules RULES = RulesFile.builtIn();

    private static final String[][] KNOWN = {
        {"smart-card redirector", "\\Device\\Mup\\TSCLIENT\\SCARD\\2"},
        {"smart-card redirector", "\\Device\\Mup\\;RdpDr\\;:1\\tsclient\\scard\\14"},
        {"smart-card redirector", "\\Device\\RdpDr\\;:1\\TSCLIENT\\SCARD\\3"},
        {"paging file", "\\Device\\HarddiskVolume2\\pagefile.sys"},
        {"paging file", "\\Device\\HarddiskVolume3\\SWAPFILE.SYS"},
        {"paging file", "C:\\hiberfil.sys"},
        {"registry hive", "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\SOFTWARE"},
        {"registry hive", "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\SYSTEM.LOG1"},
        {"registry hive", "\\SystemRoot\\System32\\Config\\SAM.LOG"},
        {
            "registry hive",
            "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\COMPONENTS{016888b9-6c6f-11de-8d1d-001e0bcde3ec}.TM.blf"
        },
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
        {"file system metadata", "\\Device\\HarddiskVolume2\\$Mft::$BITMAP"},
        {"file system metadata", "\\Device\\HarddiskVolume2\\$LogFile"},
        {"file system metadata", "\\Device\\HarddiskVolume2\\$Extend\\$UsnJrnl:$J:$DATA"},
        {"file system metadata", "\\Device\\HarddiskVolume2\\$Extend\\$RmMetadata\\$TxfLog\\$TxfLog.blf"},
        {"volume handle", "\\Device\\HarddiskVolume2"},
        {"volume handle", "\\Device\\HarddiskVolumeShadowCopy14"},
        {"volume handle", "\\??\\C:"},
        {"virtual disk", "\\Device\\HarddiskVolume2\\vm\\disk.vhdx"},
        {"virtual disk", "D:\\vm\\disk_0E3F.AVHDX"},
        {"pipe", "\\Device\\NamedPipe\\srvsvc"},
        {"pipe", "\\Device\\NamedPipe\\LOCAL\\x\\y"},
        {"pipe", "\\Device\\NamedPipe"},
        {"mailslot", "\\Device\\Mailslot\\x"},
    };

    @Test
    void everyRuleKnowsItsPaths() {
        Set<KnownHolder> used = new HashSet<>();
        for (String[] known : KNOWN) {
            KnownHolder holder = RULES.of(known[1], known[1], null);
            assertThat(holder).as(known[1]).isNotNull();
            assertThat(holder.label()).as(known[1]).isEqualTo(known[0]);
            assertThat(holder.explanation()).endsWith(".");
            used.add(holder);
        }
        assertThat(used)
                .as("no rule is left untried")
                .containsExactlyInAnyOrderElementsOf(
                        RULES.rules().stream().map(HolderRule::holder).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\",
                "C:\\",
                "\\Device\\",
                "\\Device\\HarddiskVolume2\\",
                "\\Device\\HarddiskVolume2\\x\\pagefile.sys.txt",
                "\\Device\\HarddiskVolume2\\backup\\pagefile.sys",
                "\\Device\\HarddiskVolume2\\mypagefile.sys",
                "C:\\backup\\hiberfil.sys",
                "C:\\src\\nd.vhd.cpp",
                "C:\\src\\vhd",
                "C:\\src\\x.vhdx.bak",
                "\\Device\\HarddiskVolume2\\Users\\ana\\ntuser.dat.bak",
                "\\Device\\HarddiskVolume2\\Users\\ana\\ntuser.dat.LOG3",
                "\\Device\\HarddiskVolume2\\Users\\ana\\myntuser.dat",
                "\\Device\\HarddiskVolume2\\Users\\ana\\x.regtrans-ms.txt",
                "\\Device\\HarddiskVolume2\\Windows\\System32\\config",
                "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\systemprofile",
                "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\SYSTEM.bak",
                "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\RegBack\\SYSTEM",
                "\\Device\\HarddiskVolume2\\Windows\\MySystem32\\config\\SYSTEM",
                "\\Device\\HarddiskVolume2\\Windows\\System32\\config\\systemprofile\\AppData\\Local\\Temp\\x.tmp",
                "\\Device\\HarddiskVolume2\\Windows\\System32\\configuration\\x.xml",
                "\\Device\\HarddiskVolume2\\src\\$mft",
                "\\Device\\HarddiskVolume2\\$mft.txt",
                "\\Device\\HarddiskVolume2\\$Extend\\$UsnJrnlx",
                "\\Device\\HarddiskVolume2\\$Recycle.Bin",
                "\\Device\\HarddiskVolume2\\x\\device\\namedpipe\\y",
                "\\Device\\NamedPipeline\\x",
                "\\Device\\NamedP\u0130pe\\x",
                "\\Device\\MailslotX\\y",
                "\\Device\\Mup\\TSCLIENT\\C\\SCARD\\2",
                "\\Device\\Mup\\TSCLIENT\\SCARD",
                "\\Device\\Mup\\TSCLIENT\\SCARD\\",
                "\\Device\\Mup\\TSCLIENT\\SCARD\\2\\x",
                "\\Device\\Mup\\server\\MYTSCLIENT\\SCARD\\2",
                "\\Device\\HarddiskVolume2\\tsclient\\scard\\notes.txt",
            })
    void nearMissesAreNotKnown(String path) {
        assertThat(RULES.of(path, path, null)).isNull();
    }

    @Test
    void theFileIsWhatItsSchemaDescribes() {
        SchemaCheck.assertMatches("rules.schema.json", SchemaCheck.resource("rules.json"));
    }
}
