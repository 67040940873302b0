package fltscope.analyzer.input.debugger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.PastedText;
import fltscope.analyzer.input.UnreadLine;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each command's own form. Made by hand after the public examples that the reader names. */
class DebuggerFormsTest {
    @Test
    void instancesInTheListOfFiltersBelongToTheFilterAbove() throws IOException {
        DebuggerFacts facts = read("""
                1: kd> !fltkd.filters

                Filter List: 92cddd1c "Frame 0"
                   FLT_FILTER: 94144008 "luafv" "135000"
                      FLT_INSTANCE: 94146008 "luafv" "135000"
                   FLT_FILTER: 92cdda58 "UCPD" "385250.5"
                      FLT_INSTANCE: 930e7730 "UCPD - Top Instance" "385250.5"
                      FLT_INSTANCE: 93448dc8 "UCPD - Top Instance" "385250.5"
                   FLT_FILTER: 94144a00 "storqosflt" "244000"
                1: kd> !fltkd.instance 9359a948
                FLT_INSTANCE: 9359a948 "alone" "1"
                """);
        assertThat(facts.filters())
                .extracting(FilterFact::address, FilterFact::name, FilterFact::altitude)
                .containsExactly(
                        tuple(0x9414_4008L, "luafv", Altitude.parse("135000")),
                        tuple(0x92CD_DA58L, "UCPD", Altitude.parse("385250.5")),
                        tuple(0x9414_4A00L, "storqosflt", Altitude.parse("244000")));
        assertThat(facts.instances())
                .extracting(InstanceFact::name, InstanceFact::filterName, InstanceFact::volumeName)
                .containsExactly(
                        tuple("luafv", "luafv", null),
                        tuple("UCPD - Top Instance", "UCPD", null),
                        tuple("UCPD - Top Instance", "UCPD", null),
                        tuple("alone", null, null));
        assertThat(facts.unreadCount()).isZero();
    }

    @Test
    void instancesInTheListOfVolumesBelongToTheVolumeAbove() throws IOException {
        DebuggerFacts facts = read("""
                0: kd> !fltkd.volumes
                Volume List: fffff98001218bf0 "Frame 0"
                FLT_VOLUME: fffff980012f6810 "\\Device\\Mup"
                FLT_INSTANCE: fffff9800133abb0 "FileInfo" "45000"
                FLT_VOLUME: fffff980016b6800 "\\Device\\HarddiskVolume1"
                FLT_INSTANCE: fffff9800822c4c0 "luafv" "135000"
                FLT_INSTANCE: fffff980017c6bb0 "FileInfo" "45000"
                0: kd> !fltkd.filters
                FLT_FILTER: fffff9800696c6a0 "luafv" "135000"
                FLT_INSTANCE: fffff9800822c4c0 "luafv" "135000"
                """);
        assertThat(facts.instances())
                .extracting(InstanceFact::address, InstanceFact::volumeName, InstanceFact::filterName)
                .containsExactly(
                        tuple(0xFFFF_F980_0133_ABB0L, "\\Device\\Mup", null),
                        tuple(0xFFFF_F980_0822_C4C0L, "\\Device\\HarddiskVolume1", "luafv"),
                        tuple(0xFFFF_F980_017C_6BB0L, "\\Device\\HarddiskVolume1", null));
    }

    @Test
    void aVolumeTellsItsTargetedOpens() throws IOException {
        DebuggerFacts facts = read("""
                0: kd> !fltkd.volume fffff980016b6800
                FLT_VOLUME: fffff980016b6800 "\\Device\\HarddiskVolume1"
                   FLT_OBJECT: fffff980016b6800  [04000000] Volume
                      RundownRef               : 0x000000000000008c (70)
                      PointerCount             : 0x00000001
                   Frame                    : fffff98001218ac0 "Frame 0"
                   Flags                    : [00000064] SetupNotifyCalled EnableNameCaching FilterAttached
                   FileSystemType           : [00000002] FLT_FSTYPE_NTFS
                   DeviceObject             : fffffa8003678690
                   Guid                     : ""
                   CDODeviceName            : "\\Ntfs"
                   CDODriverName            : "\\FileSystem\\Ntfs"
                   TargetedOpenCount        : 67
                   VolumeContexts           : (fffff980016b6d00) Count=0
                   StreamListCtrls          : (fffff980016b6d08) rCount=2378
                """);
        assertThat(facts.volumes())
                .containsExactly(new VolumeFact(
                        0xFFFF_F980_016B_6800L,
                        "\\Device\\HarddiskVolume1",
                        List.of(),
                        List.of("SetupNotifyCalled", "EnableNameCaching", "FilterAttached"),
                        70,
                        67));
        assertThat(facts.unreadCount()).isZero();
    }

    @Test
    void aFilterTellsItsReferencesAndActiveOpens() throws IOException {
        DebuggerFacts facts = read("""
                1: kd> !fltkd.filter fffff9800696c6a0
                FLT_FILTER: fffff9800696c6a0 "luafv" "135000"
                   FLT_OBJECT: fffff9800696c6a0  [02000001] Filter DRAINING
                      RundownRef               : 0x0000000000000008
                      PointerCount             : 0x00000001
                   Flags                    : [00000006] FilteringInitiated NameProvider
                   PreVolumeMount           : fffff880053a32d8  (no symbol)
                   FilterUnload             : 0000000000000000  (null)
                   ActiveOpens              : (fffff9800696c838)  mCount=1
                   Communication Port List  : (fffff9800696c888)  mCount=0
                   SupportedContexts        : (fffff9800696c7c0)
                      InstanceContexts         : (fffff9800696c7c8)
                         ALLOCATE_CONTEXT_NODE: fffff980012c08e0 "luafv" [01] LookasideList (size=48)
                      (null)                   : (fffff9800696c7d0)
                   InstanceList             : (fffff9800696c6f8)
                      FLT_INSTANCE: fffff9800822c4c0 "luafv" "135000"
                """);
        assertThat(facts.filters())
                .containsExactly(new FilterFact(
                        0xFFFF_F980_0696_C6A0L,
                        "luafv",
                        Altitude.parse("135000"),
                        List.of("DRAINING"),
                        List.of("FilteringInitiated", "NameProvider"),
                        4,
                        1,
                        List.of(),
                        0,
                        -1,
                        -1,
                        List.of(0xFFFF_F880_053A_32D8L)));
        assertThat(facts.unread()).isEmpty();
    }

    @Test
    void whatAFilterHasOpenStandsUnderActiveOpens() throws IOException {
        DebuggerFacts facts = read("""
                1: kd> !fltkd.filter 8635d008 1
                flt_filter: 8635d008 "MyDriver" "365800"
                   ActiveOpens              : Mutex (8635d0dc) List [86000010-86000050] mCount=3
                      FILE_OBJECT: 86000100
                      FileObject : 86000200 "\\x.db"
                      86000300
                   Communication Port List  : (8635d108)  mCount=1
                      FLT_SERVER_PORT_OBJECT: 86100000 "\\MyPort"
                         ConnectNotify            : 8b52d0b0  MyDriver!Connect
                         Filter                   : 8635d008 "MyDriver"
                         NumberOfConnections      : 2
                   Client Port List         : (8635d134)  mCount=2
                      FLT_PORT_OBJECT: 86100100
                         ServerPort               : 86100000
                         MsgQ                     : (86100120)  NumEntries=12 Enabled
                         Disconnected             : TRUE
                   VerifierExtension        : 00000000
                """);
        FilterFact filter = facts.filters().get(0);
        assertThat(filter.activeOpens()).isEqualTo(3);
        assertThat(filter.openFiles()).containsExactly(0x8600_0100L, 0x8600_0200L, 0x8600_0300L);
        assertThat(filter.serverPorts()).isEqualTo(1);
        assertThat(filter.clientPorts()).isEqualTo(2);
        assertThat(filter.verifier()).isZero();
        assertThat(filter.routines()).containsExactly(0x8B52_D0B0L);
        assertThat(facts.ports())
                .containsExactly(
                        new PortFact(0x8610_0000L, true, "\\MyPort", 0x8635_D008L, 2, -1, false),
                        new PortFact(0x8610_0100L, false, "\\MyPort", 0x8635_D008L, -1, 12, true));
        assertThat(facts.unread()).isEmpty();
    }

    @Test
    void aPortIsNamedByTheObjectThatItIs() throws IOException {
        DebuggerFacts facts = read("""
                kd> !fltkd.portlist ffffcc8edb552a30

                FLT_FILTER: ffffcc8edb552a30
                   Client Port List         : Mutex (ffffcc8edb552c90) List [ffffcc8edfa87e10-ffffcc8edfa88190] mCount=1
                      FLT_PORT_OBJECT: ffffcc8edfa87e10
                         ServerPort               : ffffcc8edb89b270
                         MsgQ                     : (ffffcc8edfa87e70)  NumEntries=0 Enabled
                         Disconnected             : FALSE
                kd> !object ffffcc8edb89b270
                Object: ffffcc8edb89b270  Type: (ffffcc8ed58e7db0) FilterConnectionPort
                    ObjectHeader: ffffcc8edb89b240 (new version)
                    HandleCount: 1  PointerCount: 4
                    Directory Object: ffffbb82c72a8d90  Name: PrjFltPort
                """);
        assertThat(facts.ports())
                .containsExactly(new PortFact(
                        0xFFFF_CC8E_DFA8_7E10L, false, "PrjFltPort", 0xFFFF_CC8E_DB55_2A30L, -1, 0, false));
        assertThat(facts.filters())
                .extracting(FilterFact::clientPorts, FilterFact::serverPorts)
                .containsExactly(tuple(1L, -1L));
    }

    @Test
    void aVolumeThatDrainsHasItsStateAndItsReferences() throws IOException {
        VolumeFact volume = read("""
                        FLT_VOLUME: ffffcf807f1787f0 "\\Device\\HarddiskVolume64"
                           FLT_OBJECT: ffffcf807f1787f0  [04000001] Volume DRAINING
                              RundownRef               : 0x0000000000000008 (4)
                           Flags                    : [00000064] DrainVolume Detached
                           TargetedOpenCount        : 562
                        """).volumes().get(0);
        assertThat(volume.state()).containsExactly("DRAINING");
        assertThat(volume.flags()).containsExactly("DrainVolume", "Detached");
        assertThat(volume.rundownReferences()).isEqualTo(4);
        assertThat(volume.targetedOpens()).isEqualTo(562);
    }

    @Test
    void theBookOfAFilterThatOnlyThePromptNamesIsThatFilters() throws IOException {
        String book = """
                   Object usage/reference information:
                      References to FLT_CONTEXT                : 2
                   List of objects used/referenced::
                      FLT_VERIFIER_OBJECT: ffffb289c1607b90
                         Object: ffffe688e6d6d620  Type: FILE_OBJECT  RefCount: 00000001
                """;
        DebuggerFacts prompted = read("0: kd> !FLTKD.FILTER ffffb289`c1600010 8 1\n" + book);
        assertThat(prompted.filters()).extracting(FilterFact::address).containsExactly(0xFFFF_B289_C160_0010L);
        assertThat(prompted.usage()).contains(new UsageCount(0xFFFF_B289_C160_0010L, "References to FLT_CONTEXT", 2));

        DebuggerFacts bare = read(book);
        assertThat(bare.filters()).isEmpty();
        assertThat(bare.usage()).contains(new UsageCount(0, "References to FLT_CONTEXT", 2));
        assertThat(bare.objects())
                .singleElement()
                .extracting(ReferencedObject::filterAddress)
                .isEqualTo(0L);
    }

    @Test
    void commandsWhoseOutputIsNotReadAreNamed() throws IOException {
        DebuggerFacts facts = read("""
                0: kd> g
                0: kd> k
                 # Child-SP RetAddr Call Site
                00 fffff880`0244f4a0 fffff880`013a1a nt!KeBugCheck
                0: kd> !ndiskd.filter
                FLT_FILTER: 94144008 "f" "1"
                !fltkd.cbdq 94144008
                nothing
                0: kd> !fltkd.filters
                """);
        assertThat(facts.unreadCommands())
                .containsExactly(
                        new UnreadLine(2, "k"),
                        new UnreadLine(5, "!ndiskd.filter"),
                        new UnreadLine(7, "!fltkd.cbdq 94144008"));
    }

    @Test
    void aRundownThatWaitsIsAPointerAndNoCount() throws IOException {
        DebuggerFacts facts = read("FLT_FILTER: 94144008 \"f\" \"1\"\nRundownRef : 0xfffff88003186701\n");
        assertThat(facts.filters().get(0).rundownReferences()).isEqualTo(-1);
    }

    @Test
    void aVerifiedObjectMayStandOnThreeLines() throws IOException {
        DebuggerFacts facts = read("""
                kd> !fltkd.filter 94144008 8 1
                Object usage/reference information:
                Open files : 0x12
                FLT_VERIFIER_OBJECT: 94144100
                Object: 94144200
                Type: FLT_CONTEXT
                RefCount: 00000010
                FLT_VERIFIER_OBJECT: 94144101
                Object: 94144300
                """);
        assertThat(facts.usage()).contains(new UsageCount(0x9414_4008L, "Open files", 18));
        assertThat(facts.objects())
                .containsExactly(
                        new ReferencedObject(0x9414_4008L, 0x9414_4200L, "FLT_CONTEXT", 16),
                        new ReferencedObject(0x9414_4008L, 0x9414_4300L, null, -1));
    }

    @Test
    void aFileObjectOf32BitsWithACache() throws IOException {
        DebuggerFacts facts = read("""
                0: kd> !fileobj 86f556f8

                \\Temp\\Tmp2523.tmp:stream:$DATA

                Device Object: 0x89b36b18   \\Driver\\Ftdisk
                Vpb: 0x89b55238
                Event signalled
                Access: Read Write Delete

                Flags:  0x1cb042
                	Synchronous IO
                	Cache Supported
                	Modified
                	Size Changed
                	Temporary File
                	Handle Created
                	Fast IO Read
                	Random Access

                File Object is currently busy and has 0 waiters.

                FsContext: 0xd6e25da0	FsContext2: 0xd6e25ee8
                Private Cache Map: 0x88d44bb8
                CurrentByteOffset: 45000
                Cache Data:
                  Section Object Pointers: 86f518dc
                  Shared Cache Map: 86eafca0         File Offset: 45000 in VACB number 1
                  Vacb: 89b83f08
                  Your data is at: c33c5000
                """);
        assertThat(facts.fileObjects())
                .containsExactly(new FileObjectFact(
                        0x86F5_56F8L,
                        "\\Temp\\Tmp2523.tmp:stream:$DATA",
                        0,
                        0x89B3_6B18L,
                        "\\Driver\\Ftdisk",
                        List.of("Read", "Write", "Delete"),
                        0x1CB042,
                        List.of(
                                "Synchronous IO",
                                "Cache Supported",
                                "Modified",
                                "Size Changed",
                                "Temporary File",
                                "Handle Created",
                                "Fast IO Read",
                                "Random Access"),
                        0xD6E2_5DA0L,
                        0xD6E2_5EE8L,
                        0x86F5_18DCL));
        assertThat(facts.unread()).isEmpty();
    }

    @Test
    void aNameIsRelativeOnlyWhereARelatedFileObjectIs() throws IOException {
        DebuggerFacts facts = read("""
                1: kd> !fileobj 0xfffffa80`1af5b8d0
                it is a volume
                Device Object: 0xfffffa80193544c0   \\Driver\\volmgr
                Flags:  0x44000a
                1: kd> !fileobj fffffa801af5b900

                sub\\file.txt

                Related File Object: 0xfffffa801af5b8d0
                Device Object: 0xfffffa80193544c0   \\Driver\\volmgr
                """);
        assertThat(facts.fileObjects())
                .extracting(FileObjectFact::address, FileObjectFact::fileName, FileObjectFact::relatedFileObject)
                .containsExactly(
                        tuple(0xFFFF_FA80_1AF5_B8D0L, null, 0L),
                        tuple(0xFFFF_FA80_1AF5_B900L, "sub\\file.txt", 0xFFFF_FA80_1AF5_B8D0L));
    }

    @Test
    void theExtensionsFlagsAreNotTheFileObjects() throws IOException {
        DebuggerFacts facts = read("""
                lkd> !fileobj fffffa801af5b8d0
                \\a
                Device Object: 0xfffffa80193544c0   \\Driver\\volmgr
                Flags:  0x40000
                	Handle Created
                File object extension is at fffffa801af5ba00:
                	Flags:	00000001
                		Ignore share access checks.
                """);
        assertThat(facts.fileObjects().get(0).flags()).isEqualTo(0x40000);
        assertThat(facts.fileObjects().get(0).flagWords()).containsExactly("Handle Created");
    }

    @Test
    void aFileObjectWithoutItsCommandIsKeptWithoutAnAddress() throws IOException {
        String dump = """
                \\TSCLIENT\\SCARD\\2

                Device Object: 0xffffe00001fa0660   \\FileSystem\\Mup
                FsContext: 0xffffc0000286bb00	FsContext2: 0xffffc0000286bea0
                """;
        DebuggerFacts facts = read("here it is:\n" + dump + "and again\n" + dump);
        assertThat(facts.fileObjects())
                .extracting(FileObjectFact::address, FileObjectFact::fileName, FileObjectFact::fsContext2)
                .containsExactly(tuple(0L, "\\TSCLIENT\\SCARD\\2", 0xFFFF_C000_0286_BEA0L));
    }

    @Test
    void ofTwoDumpsTheLaterCounts() throws IOException {
        DebuggerFacts facts = read("""
                FLT_INSTANCE: 94146008 "i" "135000"
                FLT_OBJECT: 94146008 [01000000] Instance
                RundownRef : 0x00000000 (0)
                kd> g
                kd> !fltkd.filters
                FLT_INSTANCE: 94146008 "i" "135000"
                FLT_OBJECT: 94146008 [01000001] Instance DRAINING
                RundownRef : 0x00000004 (2)
                kd> !fltkd.filters
                FLT_INSTANCE: 94146008
                """);
        assertThat(facts.instances()).hasSize(1);
        assertThat(facts.instances().get(0).draining()).isTrue();
        assertThat(facts.instances().get(0).rundownReferences()).isEqualTo(2);
        assertThat(facts.instances().get(0).name()).isEqualTo("i");
        assertThat(facts.fileObject(1)).isNull();
    }

    @Test
    void aLineThatHoldsSeveralIsNamedAndNothingIsGuessedFromIt() throws IOException {
        DebuggerFacts facts = read("""
                1: kd> !fltkd.filter 94144008 FLT_FILTER: 94144008 "luafv" "135000"
                FLT_FILTER: 94144008 "luafv" "135000"FLT_OBJECT: 94144008 [02000000] FilterRundownRef : 0x00000008 (4)
                FLT_INSTANCE: 94146008 "luafv 2"
                FLT_OBJECT: 94146008 [01000000] InstanceRundownRef : 0x00000008 (4)
                Flags : [00000006] FilteringInitiated NameProviderDriverObject : 94100000
                """);
        assertThat(facts.unread()).extracting(UnreadLine::lineNumber).containsExactly(1L, 2L, 4L, 5L);
        assertThat(facts.filters().get(0).altitude()).isEqualTo(Altitude.parse("135000"));
        assertThat(facts.filters().get(0).name()).isEqualTo("luafv");
        assertThat(facts.instances().get(0).name()).isEqualTo("luafv 2");
        assertThat(facts.instances().get(0).altitude()).isNull();
        assertThat(facts.instances().get(0).state()).isEmpty();
        assertThat(facts.instances().get(0).flags()).isEmpty();
    }

    private static DebuggerFacts read(String text) throws IOException {
        return DebuggerReader.read(PastedText.of(text));
    }
}
