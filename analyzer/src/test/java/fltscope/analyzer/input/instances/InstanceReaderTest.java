package fltscope.analyzer.input.instances;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.PastedText;
import fltscope.analyzer.input.UnreadLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts made by hand after the public examples that the reader names. */
class InstanceReaderTest {
    private static final String INSTANCES = """
            Filter                Volume Name                              Altitude        Instance Name       Frame   SprtFtrs  VlStatus
            --------------------  -------------------------------------  ------------  ----------------------  -----   --------  --------
            """;

    @Test
    void ourSampleHasItsFiltersAndInstances() throws IOException {
        assertSample(read(PastedText.sample("fltmc.txt")));
    }

    @Test
    void whatForumsMailsAndLanguagesDoToTheTableChangesNothing() throws IOException {
        String text = PastedText.sample("fltmc.txt");
        for (String variant : List.of(
                text.replace("\n", "\r\n"),
                text.replaceAll("(?m)^", "> "),
                text.replaceAll("(?m)^", "      "),
                text.replace("  ", " \u00A0"),
                text.replaceAll("(?m)^(Filter)(.*)$", "\u30D5\u30A3\u30EB\u30BF\u30FC \u540D   $2"),
                text.replaceAll("(?m)^Filter.*$", ""),
                text.replaceAll(" {2,}", " "),
                text.replaceAll(" {2,}", "\t"),
                text.replace("--", "\u2014"),
                text.replace("\n", "\n\n"),
                text.replaceAll("(?m)^C:.*$", "PS C:\\Windows> fltmc.exe"),
                text.replaceAll("(?m)^C:.*$", "").strip(),
                text.replaceAll("(?m)^-.*$", ""),
                text + text,
                "this is what I see:\n" + text + "\nand D: is 2 TB\n")) {
            assertSample(read(variant));
        }
        assertSample(
                InstanceReader.read(new ByteArrayInputStream(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))));
    }

    @Test
    void aNameTooWideForItsColumnPushesTheOthersAndIsStillRead() throws IOException {
        InstanceList list = read(
                INSTANCES
                        + "RsFx0603              C:                                        41006.03  RsFx0603 MiniFilter Instance    0     00000000\n"
                        + "AFilterWithQuiteALongNameIndeed  C:                                        41006.03  RsFx    0     00000000\n"
                        + "FileInfo              \\Device\\HarddiskVolumeShadowCopy12345678901234567        40500     FileInfo                  0     0000000f\n"
                        + "FileInfo              X:\\Data Base\\SQL DATA                     40500     FileInfo                  0     0000000f\n"
                        + "PROCMON23             C:                                        385200     Process Monitor 23 Instance     0     00000003  Detached\n");
        assertThat(list.instances())
                .containsExactly(
                        instance("RsFx0603", "RsFx0603 MiniFilter Instance", "41006.03", "C:", 0),
                        instance("AFilterWithQuiteALongNameIndeed", "RsFx", "41006.03", "C:", 0),
                        instance(
                                "FileInfo",
                                "FileInfo",
                                "40500",
                                "\\Device\\HarddiskVolumeShadowCopy12345678901234567",
                                0),
                        instance("FileInfo", "FileInfo", "40500", "X:\\Data Base\\SQL DATA", 0),
                        new ListedInstance(
                                "PROCMON23",
                                "Process Monitor 23 Instance",
                                Altitude.parse("385200"),
                                "C:",
                                0,
                                "Detached"));
        assertThat(list.unread()).isEmpty();
    }

    @Test
    void aConsoleNarrowerThanTheTableChangesNothing() throws IOException {
        String text = PastedText.sample("fltmc.txt");
        for (int width : new int[] {50, 72, 80, 100, 110, 120}) {
            String wrapped = text.replaceAll("(?m)(.{" + width + "})(?=.)", "$1\n");
            for (String variant : List.of(
                    wrapped,
                    wrapped.replace("\n", "\r\n"),
                    wrapped.replaceAll("(?m) +$", ""),
                    wrapped.replaceAll("(?m)^", "    "),
                    wrapped.replaceAll("(?m)^", "> "))) {
                assertSample(read(variant));
            }
        }
    }

    @Test
    void rowsOfANarrowTableThatFitStayApart() throws IOException {
        assertThat(read("""
                        Dos Name                        Volume Name                              FileSys
                        tem   Status
                        ------------------------------  ---------------------------------------  -------
                        ---   --------
                        C:                              \\Device\\HarddiskVolume2                  NTFS
                                                        \\Device\\Mup                              Remote
                        """).volumes())
                .containsExactly(
                        new ListedVolume("C:", "\\Device\\HarddiskVolume2", "NTFS"),
                        new ListedVolume("", "\\Device\\Mup", "Remote"));
    }

    @Test
    void anInstanceWhoseVolumeIsDetachedIsSuchInAnyLanguage() throws IOException {
        for (String word : List.of("Detached", "D\u00E9tach\u00E9", "\u5207\u65AD")) {
            InstanceList list = read(
                    INSTANCES
                            + "PROCMON23             C:                                        385200     Process Monitor         0     00000003  "
                            + word
                            + "\nPROCMON23             D:                                        385200     Process Monitor         0     00000003\n");
            assertThat(list.instances()).extracting(ListedInstance::detached).containsExactly(true, false);
        }
        assertThat(read("vfsmfd  C:  263400  VEAI  0  00000003  Detached\n").instances())
                .extracting(ListedInstance::detached)
                .containsExactly(true);
    }

    @Test
    void theDashesOfADebuggerAreNoTable() throws IOException {
        InstanceList list = read(PastedText.sample("fltmc.txt") + """
                0: kd> !fltkd.irpctrl ffffe000300042d8
                   Cmd     IrpFl   OpFl  CmpFl  Instance FileObjt Completion-Context  Node Adr
                --------- -------- ----- -----  -------- -------- ------------------  --------
                 [18,0]    00000404  00   0000   ffffe0000623a010 ffffe00001200380 fffff80003201540-0000000000000000   ffffe00030004270
                        ("PrjFlt","PrjFlt Instance")  PrjFlt!PrjfPostCleanup
                """);
        assertSample(list);
    }

    @Test
    void legacyFiltersHaveNoFrameAndMayHaveNoAltitude() throws IOException {
        InstanceList list = read("""
                Filter Name                     Num Instances    Altitude    Frame
                ------------------------------  -------------  ------------  -----
                AVLegacy                                        389998.99   <Legacy>
                cbfsconnect2017                                             <Legacy>
                EncryptionLegacy                                149998.99   &lt;Legacy&gt;
                AVMiniFilter                           3        328000         1
                """);
        assertThat(list.filters())
                .containsExactly(
                        new ListedFilter("AVLegacy", -1, Altitude.parse("389998.99"), -1),
                        new ListedFilter("cbfsconnect2017", -1, null, -1),
                        new ListedFilter("EncryptionLegacy", -1, Altitude.parse("149998.99"), -1),
                        new ListedFilter("AVMiniFilter", 3, Altitude.parse("328000"), 1));
        assertThat(list.unread()).isEmpty();
    }

    @Test
    void theTableOfOneFilterOrOneVolumeTakesTheOtherNameFromTheCommand() throws IOException {
        String ofOne = """
                C:\\>fltmc instances %s

                %-20s    Altitude        Instance Name       Frame   SprtFtrs  VlStatus
                --------------------  ------------  ----------------------  -----   --------  --------
                %-20s      263400     VEAI                      0     00000003
                """;
        assertThat(read(ofOne.formatted("-f vfsmfd", "Volume Name", "\\Device\\Mup"))
                        .instances())
                .containsExactly(instance("vfsmfd", "VEAI", "263400", "\\Device\\Mup", 0));
        assertThat(read(ofOne.formatted("-v \\Device\\Mup", "Filter", "vfsmfd")).instances())
                .containsExactly(instance("vfsmfd", "VEAI", "263400", "\\Device\\Mup", 0));
        assertThat(read(ofOne.formatted("", "Filter", "vfsmfd")).instances())
                .containsExactly(instance("vfsmfd", "VEAI", "263400", null, 0));
    }

    @Test
    void volumesHaveALetterADeviceAndAFileSystem() throws IOException {
        InstanceList list = read("""
                Dos Name                        Volume Name                              FileSystem   Status
                ------------------------------  ---------------------------------------  ----------   --------
                                                \\Device\\Mup                              Remote
                C:                              \\Device\\HarddiskVolume2                  NTFS
                X:\\Mounted Here                 \\Device\\HarddiskVolumeWithAVeryLongNameIndeed1  ReFS
                """);
        assertThat(list.volumes())
                .containsExactly(
                        new ListedVolume("", "\\Device\\Mup", "Remote"),
                        new ListedVolume("C:", "\\Device\\HarddiskVolume2", "NTFS"),
                        new ListedVolume(
                                "X:\\Mounted Here", "\\Device\\HarddiskVolumeWithAVeryLongNameIndeed1", "ReFS"));
    }

    @Test
    void aLineWithinATableThatIsNoRowIsNamed() throws IOException {
        InstanceList list =
                read(INSTANCES + "Access is denied.\nluafv  C:  135000  luafv  0\n\nText after it.\nMore.\n");
        assertThat(list.unread()).containsExactly(new UnreadLine(3, "Access is denied."));
        assertThat(list.instances()).containsExactly(instance("luafv", "luafv", "135000", "C:", 0));
    }

    @Test
    void ordinaryTextSaysNothing() throws IOException {
        assertThat(read("I have 3 files 0\n2026 a b 1\nname | 12 | x\n--- - ---\n")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void noTextFailsAndNoneGrowsWithoutBound() throws IOException {
        String text = PastedText.sample("fltmc.txt");
        Random random = new Random(20_261_123);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = PastedText.spoilt(text, random);
            assertThat(InstanceReader.read(new ByteArrayInputStream(bytes)).unread())
                    .hasSizeLessThan(100);
        }
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(20_000)];
            random.nextBytes(bytes);
            assertThat(InstanceReader.read(new ByteArrayInputStream(bytes)).instances())
                    .isEmpty();
        }
    }

    @Test
    void aTextThatNeverEndsALineOrRepeatsOneSignIsReadInTime() throws IOException {
        for (String unit :
                List.of(" ", ">", "-", "- ", "-- ", "a b ", "0", "0 ", "0  ", "a  10000  ", "\\a ", "fltmc ", "<")) {
            String longLine = unit.repeat(4000);
            assertThat(read(unit.repeat(400_000) + "\n" + INSTANCES + longLine).filters())
                    .isEmpty();
        }
    }

    @Test
    void rowsPastTheLimitAreCountedAsUnread() throws IOException {
        StringBuilder text = new StringBuilder(INSTANCES);
        for (int i = 0; i < InstanceReader.MAX_ROWS + 10; i++) {
            text.append("f").append(i).append("  C:  135000  luafv  0\n");
        }
        InstanceList list = read(text.toString());
        assertThat(list.instances()).hasSize(InstanceReader.MAX_ROWS);
        assertThat(list.unreadCount()).isEqualTo(10);
    }

    private static void assertSample(InstanceList list) {
        assertThat(list.filters())
                .containsExactly(
                        new ListedFilter("WdFilter", 4, Altitude.parse("328010"), 0),
                        new ListedFilter("vfsmfd", 4, Altitude.parse("263410"), 0),
                        new ListedFilter("luafv", 1, Altitude.parse("135000"), 0),
                        new ListedFilter("Wof", 3, Altitude.parse("40700"), 0),
                        new ListedFilter("FileInfo", 4, Altitude.parse("40500"), 0));
        assertThat(list.instances())
                .hasSize(16)
                .contains(
                        instance("vfsmfd", "VEAI", "263400", "C:", 0),
                        instance("vfsmfd", "VEAI", "263400", "D:", 0),
                        instance("vfsmfd", "VEAI", "263400", "", 0),
                        instance("vfsmfd", "VEAI", "263400", "\\Device\\Mup", 0),
                        instance("WdFilter", "WdFilter Instance", "328010", "\\Device\\Mup", 0),
                        instance("Wof", "Wof Instance", "40700", "", 0),
                        instance("luafv", "luafv", "135000", "C:", 0));
        assertThat(list.unread()).isEmpty();
    }

    private static ListedInstance instance(String filter, String name, String altitude, String volume, int frame) {
        return new ListedInstance(filter, name, Altitude.parse(altitude), volume, frame, "");
    }

    private static InstanceList read(String text) throws IOException {
        return InstanceReader.read(PastedText.of(text));
    }
}
