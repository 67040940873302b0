package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.ansi;
import static fltscope.schemas.event.HexPayload.assertBounds;
import static fltscope.schemas.event.HexPayload.fields;
import static fltscope.schemas.event.HexPayload.read;
import static fltscope.schemas.event.HexPayload.utf16;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the merge of a trace adds. All from net.4.5.2.x86.etl (build 9200) unless said otherwise. */
class TraceControlLayoutsTest {
    private static final String MAPPING = """
            5c004400650076006900630065005c0048006100720064006400690073006b00
            56006f006c0075006d00650032005c00000043003a005c000000
            """;

    /** From PerfViewData.etl (build 18363, 32-bit). */
    private static final String MAPPING_32 = """
            5c004400650076006900630065005c0048006100720064006400690073006b00
            56006f006c0075006d00650034005c00000043003a005c000000
            """;

    private static final String BUILD_INFO = """
            00803ed5deb19d0139003200300030002e00310036003300380034002e006100
            6d006400360034006600720065002e00770069006e0038005f00720074006d00
            2e003100320030003700320035002d0031003200340037000000570069006e00
            64006f0077007300200038002000500072006f000000
            """;

    private static final String SYSTEM_PATHS = """
            43003a005c00570069006e0064006f00770073005c0073007900730074006500
            6d0033003200000043003a005c00570069006e0064006f00770073005c000000
            """;

    private static final String SYSTEM_VOLUME = """
            5c004400650076006900630065005c0048006100720064006400690073006b00
            56006f006c0075006d00650031005c000000
            """;

    private static final String IMAGE_ID = """
            00007177000000000070150000000000040000007aae10506e00740064006c00
            6c002e0064006c006c000000
            """;

    private static final String RSDS = """
            000071770000000004000000dfd883ec5955e046b630133ebd97926602000000
            776e74646c6c2e70646200
            """;

    private static final String ILRSDS = """
            0000df0500000000940f0000d62ce9a416b91f47b0aaac54eb10af9f01000000
            453a5c415c5f776f726b5c3632325c735c7372635c4661737453657269616c69
            7a6174696f6e5c6f626a5c52656c656173655c6e657434355c4d6963726f736f
            66742e446961676e6f73746963732e4661737453657269616c697a6174696f6e
            2e70646200
            """;

    private static final String FILE_VERSION = """
            007015007aae10506e00740064006c006c002e0064006c006c0000004e005400
            20004c006100790065007200200044004c004c00000036002e0032002e003900
            3200300030002e003100360033003800340020002800770069006e0038005f00
            720074006d002e003100320030003700320035002d0031003200340037002900
            000036002e0032002e0039003200300030002e00310036003300380034000000
            310030003300330000004d006900630072006f0073006f0066007400ae002000
            570069006e0064006f0077007300ae0020004f00700065007200610074006900
            6e0067002000530079007300740065006d0000004d006900630072006f007300
            6f0066007400200043006f00720070006f0072006100740069006f006e000000
            36002e0032002e0039003200300030002e003100360033003800340000000000
            0000
            """;

    @Test
    void aMappingLeadsFromDeviceToLetter() {
        assertThat(fields(new VolumeMapping(), MAPPING, 8, 0))
                .containsExactly("ntPath=path '\\Device\\HarddiskVolume2\\'", "dosPath=path 'C:\\'");
        assertBounds(new VolumeMapping(), MAPPING, 8, 0, 0);
        assertThat(fields(new VolumeMapping(), MAPPING_32, 4, 0))
                .containsExactly("ntPath=path '\\Device\\HarddiskVolume4\\'", "dosPath=path 'C:\\'");
    }

    @Test
    void aMappingMayLeadToNothing() {
        assertThat(fields(new VolumeMapping(), "5c003f003f005c0000000000", 8, 0))
                .containsExactly("ntPath=path '\\??\\'", "dosPath=path ''");
    }

    @Test
    void aMappingWithoutATerminatorHasNoSecondPath() {
        VolumeMapping mapping = read(new VolumeMapping(), "5c003f003f", 8, 0);

        assertThat(mapping.ntPath()).isEqualTo("\\?");
        assertThat(mapping.dosPath()).isEmpty();
    }

    @Test
    void theBuildHasItsLabAndItsName() {
        assertThat(fields(new BuildInfo(), BUILD_INFO, 8, 0))
                .containsExactly(
                        "installDate=fileTime 116444736000000000",
                        "buildLab='9200.16384.amd64fre.win8_rtm.120725-1247'",
                        "productName='Windows 8 Pro'");
        assertBounds(new BuildInfo(), BUILD_INFO, 8, 0, 8);
    }

    @Test
    void theSystemHasTwoFolders() {
        assertThat(fields(new SystemPaths(), SYSTEM_PATHS, 8, 0))
                .containsExactly(
                        "systemDirectory=path 'C:\\Windows\\system32'", "systemWindowsDirectory=path 'C:\\Windows\\'");
        assertBounds(new SystemPaths(), SYSTEM_PATHS, 8, 0, 0);
    }

    @Test
    void aVolumeOfTheSystemHasNoLetter() {
        assertThat(fields(new SystemVolume(), SYSTEM_VOLUME, 8, 0))
                .containsExactly("volume=path '\\Device\\HarddiskVolume1\\'");
        assertBounds(new SystemVolume(), SYSTEM_VOLUME, 8, 0, 0);
    }

    @Test
    void theVersionOfWindowsIsStoredFromItsSmallestPart() {
        // From PerfViewData.etl (build 18363).
        String payload = "4403bb4700000a00 0300000000000000";

        assertThat(fields(new ProductVersion(), payload, 4, 0))
                .containsExactly("major=10", "minor=0", "build=18363", "revision=836");
        assertBounds(new ProductVersion(), payload, 4, 0, 8);
    }

    @Test
    void anImageHasTheNameItWasLinkedWith() {
        assertThat(fields(new ImageId(), IMAGE_ID, 8, 2))
                .containsExactly(
                        "imageBase=DATA 0x77710000",
                        "imageSize=1404928",
                        "processId=process 4",
                        "timeDateStamp=0x5010ae7a",
                        "originalFileName='ntdll.dll'");
        assertBounds(new ImageId(), IMAGE_ID, 8, 2, 24);
    }

    @Test
    void anImageOn32BitHasShortAddresses() {
        // Made by hand.
        String payload = "00007177 00701500 04000000 7aae1050" + utf16("ntdll.dll");

        assertThat(fields(new ImageId(), payload, 4, 2))
                .containsExactly(
                        "imageBase=DATA 0x77710000",
                        "imageSize=1404928",
                        "processId=process 4",
                        "timeDateStamp=0x5010ae7a",
                        "originalFileName='ntdll.dll'");
        assertBounds(new ImageId(), payload, 4, 2, 16);
    }

    @Test
    void symbolsAreNamedByGuidAgeAndFile() {
        assertThat(fields(new DbgId(), RSDS, 8, 2))
                .containsExactly(
                        "imageBase=DATA 0x77710000",
                        "processId=process 4",
                        "guidSig={ec83d8df-5559-46e0-b630-133ebd979266}",
                        "age=2",
                        "pdbFileName='wntdll.pdb'");
        assertBounds(new DbgId(), RSDS, 8, 2, 32);
        assertThat(fields(new DbgId(), ILRSDS, 8, 2))
                .startsWith("imageBase=DATA 0x5df0000", "processId=process 3988")
                .endsWith(
                        "age=1",
                        "pdbFileName='E:\\A\\_work\\622\\s\\src\\FastSerialization\\obj\\Release\\net45"
                                + "\\Microsoft.Diagnostics.FastSerialization.pdb'");
    }

    @Test
    void symbolsOn32BitHaveAShortBase() {
        // Made by hand.
        String payload = "00007177 04000000 dfd883ec5955e046b630133ebd979266 02000000" + ansi("wntdll.pdb");

        assertThat(fields(new DbgId(), payload, 4, 2))
                .containsExactly(
                        "imageBase=DATA 0x77710000",
                        "processId=process 4",
                        "guidSig={ec83d8df-5559-46e0-b630-133ebd979266}",
                        "age=2",
                        "pdbFileName='wntdll.pdb'");
        assertBounds(new DbgId(), payload, 4, 2, 28);
    }

    @Test
    void aVersionResourceHasTenTexts() {
        assertThat(fields(new FileVersion(), FILE_VERSION, 8, 0))
                .containsExactly(
                        "imageSize=1404928",
                        "timeDateStamp=0x5010ae7a",
                        "origFileName='ntdll.dll'",
                        "fileDescription='NT Layer DLL'",
                        "fileVersion='6.2.9200.16384 (win8_rtm.120725-1247)'",
                        "binFileVersion='6.2.9200.16384'",
                        "verLanguage='1033'",
                        "productName='Microsoft\u00ae Windows\u00ae Operating System'",
                        "companyName='Microsoft Corporation'",
                        "productVersion='6.2.9200.16384'",
                        "fileId=''",
                        "programId=''");
        assertBounds(new FileVersion(), FILE_VERSION, 8, 0, 8);
    }

    @Test
    void theLastTextsOfAVersionResourceAreTheIds() {
        // Made by hand.
        String payload = "00701500 7aae1050"
                + utf16("1") + utf16("2") + utf16("3") + utf16("4") + utf16("5")
                + utf16("6") + utf16("7") + utf16("8") + utf16("9") + utf16("10");

        assertThat(fields(new FileVersion(), payload, 4, 0)).endsWith("fileId='9'", "programId='10'");
    }
}
