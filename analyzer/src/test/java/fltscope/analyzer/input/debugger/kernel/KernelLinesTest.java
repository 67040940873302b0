package fltscope.analyzer.input.debugger.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.input.PastedText;
import fltscope.analyzer.input.debugger.DebuggerFacts;
import fltscope.analyzer.input.debugger.DebuggerReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Each command's own form, made by hand after public examples: "Filter Manager Concepts: Part 7 - IRP_CTRL"
 * (fsfilters.blogspot.com/2010/02), "Memory Dump Analysis Anthology" 8a (I/O request stack traces). Those of
 * !locks, !devstack, !verifier and !handle are from memory, not held against a public paste.
 */
class KernelLinesTest {
    private static final String IRP = """
            0: kd> !irp fffffa80162aa230
            Irp is active with 10 stacks 10 is current (= 0xfffffa80162aa588)
             No Mdl: No System Buffer: Thread fffffa801827a4c0:  Irp stack trace.
                 cmd  flg cl Device   File     Completion-Context
             [  0, 0]   0  0 00000000 00000000 00000000-00000000

            			Args: 00000000 00000000 00000000 00000000
             [  0, 0]   0  0 fffffa800cb28030 fffffa8016a50f99 fffff880012048f0-fffffa8016f64010
            	       \\FileSystem\\Ntfs	fltmgr!FltpSynchronizedOperationCompletion
            			Args: fffff8800244f750 01000060 00070080 00000000
            >[  0, 0]   0  1 fffffa800cb2f790 fffffa8016a50f20 00000000-00000000    pending
            	       \\FileSystem\\FltMgr
            			Args: fffff8800244f750 01000060 00070080 00000000
            """;

    private static final String CONTROL = """
            3: kd> !fltkd.irpctrl fffffa80075ef7d0
            IRP_CTRL: fffffa80075ef720  CREATE (0) [00000009] Irp SystemBuffer
            Flags                    : [1000000c] DontCopyParms Synchronize FixedAlloc
            Irp                      : fffffa8003e6dc60
            DeviceObject             : fffffa8004603be0 "\\Device\\HarddiskVolume1"
            FileObject               : fffffa8008437070
            CompletionNodeStack      : fffffa80075ef870   Size=2  Next=1
            CallbackData             : (fffffa80075ef7d0)
             Flags                    : [00000009] Irp SystemBuffer
             Thread                   : fffffa8006b9cb60
             RequestorMode            : [01] UserMode
             IoStatus.Status          : 0x00000000
             FilterContext[0]         : 0000000000000000
               Cmd     IrpFl   OpFl  CmpFl  Instance FileObjt Completion-Context  Node Adr
            --------- -------- ----- -----  -------- -------- ------------------  --------
             [0,0]    00000000  00   0000   0000000000000000 0000000000000000 0000000000000000-0000000000000000   fffffa80075ef8f0
                Args: 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000
             [0,0]    00000884  00   0000   fffffa800623a010 fffffa8008437070 fffff88004e5e474-0000000000000000   fffffa80075ef870
                    ("luafv","luafv")  luafv!LuafvPostCreate
                Args: fffff8800244f750 0000000001200000 0000000000070000 0000000000000000 0000000000000000 0000000000000000
            """;

    private static final String THREAD = """
            0: kd> !thread fffffa801827a4c0 3f
            THREAD fffffa801827a4c0  Cid 06c0.50cc  Teb: 000007ffffec8000 Win32Thread: fffff900c1c64010 WAIT: (Executive) KernelMode Alertable
                fffffa8016f64028  SynchronizationEvent
            IRP List:
                fffffa80162aa230: (0006,03a0) Flags: 00000884  Mdl: 00000000
                fffffa80162aa630: (0006,03a0) Flags: 00000884  Mdl: 00000000
            Not impersonating
            Owning Process            fffffa8017a4c060       Image:         svchost.exe
            Attached Process          N/A            Image:         N/A
            Child-SP          RetAddr           : Args to Child                                                           : Call Site
            fffff880`0120fae0 fffff800`016c5f42 : fffffa80`1827a4c0 fffffa80`1827a4c0 : nt!KiSwapContext+0x7a
            """;

    private static final String HANDLE = """
            0: kd> !handle 4 3 1176
            PROCESS fffffa8017a4c060
                SessionId: 0  Cid: 0498    Peb: 7fffffdf000  ParentCid: 0210
                DirBase: 1a7f8f000  ObjectTable: fffff8a001e22c40  HandleCount: 312.
                Image: svchost.exe

            Handle table at fffff8a001e22c40 with 312 entries in use

            0004: Object: fffffa8016a50f20  GrantedAccess: 00100020 Entry: fffff8a0013e5010
            Object: fffffa8016a50f20  Type: (fffffa800ca0c7f0) File
                ObjectHeader: fffffa8016a50ef0 (new version)
                    HandleCount: 1  PointerCount: 3
                    Directory Object: 00000000  Name: \\Windows\\System32 {HarddiskVolume1}
            """;

    private static final String LOCKS = """
            0: kd> !locks
            **** DUMP OF ALL RESOURCE OBJECTS ****
            KD: Scanning for held locks....

            Resource @ 0xfffffa8004a1b2c0    Exclusively owned
                Contention Count = 5
                NumberOfExclusiveWaiters = 2
                 Threads: fffffa801827a4c0-01<*>
                 Threads Waiting On Exclusive Access:
                          fffffa801827a500       fffffa801827a600

            Resource @ nt!CmpRegistryLock (0xfffff80001a3ae80)    Shared 2 owning threads
                 Threads: fffffa801827a700-01<*> fffffa801827a800-02<*>
            9281 total locks, 2 locks currently held
            """;

    private static final String DEVICES = """
            0: kd> !devstack fffffa800cb2f790
              !DevObj           !DrvObj            !DevExt           ObjectName
            > fffffa800cb2f790  \\FileSystem\\FltMgr fffffa800cb2f8e0
              fffffa800cb28030  \\FileSystem\\Ntfs   fffffa800cb28180
              fffffa800cb28040  \\Driver\\volmgr     fffffa800cb28190  HarddiskVolume2
            """;

    private static final String VERIFIER = """
            0: kd> !verifier 1
            Verify Flags Level 0x000209bb
              STANDARD FLAGS:
                [X] (0x00000000) Automatic Checks
            Driver Verification List

              MODULE: 0xfffffa80042fb3b0 vfsmfd.sys (Loaded)

                Pool Allocation Statistics: ( NonPagedPool / PagedPool )

                  Current Pool Allocations: ( 0x00000014 / 0x00000001 )
                  Peak Pool Allocations:    ( 0x00000024 / 0x00000001 )
              MODULE: 0xfffffa80042fb3b8 gone.sys (Unloaded)
            """;

    private static final String ALL = IRP + CONTROL + THREAD + HANDLE + LOCKS + DEVICES + VERIFIER;

    @Test
    void aRequestIsThatOfItsCurrentStackLocation() throws IOException {
        assertThat(read(IRP).irps())
                .containsExactly(new IrpFact(
                        0xFFFF_FA80_162A_A230L,
                        0xFFFF_FA80_1827_A4C0L,
                        0,
                        0xFFFF_FA80_16A5_0F20L,
                        0xFFFF_FA80_0CB2_F790L,
                        "\\FileSystem\\FltMgr",
                        false));
    }

    @Test
    void aRequestWithNamedFunctionsHasItsDeviceOnTheNextLine() throws IOException {
        assertThat(read("""
                        !irp 8635d008
                        Irp is completed.  No Mdl: No System Buffer: Thread 8635d100:  Irp stack trace.
                        [IRP_MJ_CLEANUP(12), N/A(0)]
                                    0 e0 8635d200 8635d300 fffff801-8635d400 Success Error Cancel
                        	       \\Driver\\WinFsp	FLTMGR!FltpPassThroughCompletion
                        """).irps())
                .containsExactly(new IrpFact(
                        0x8635_D008L, 0x8635_D100L, 0x12, 0x8635_D300L, 0x8635_D200L, "\\Driver\\WinFsp", true));
    }

    @Test
    void aRequestOfFilterManagerHasTheInstancesThatItPassed() throws IOException {
        assertThat(read(CONTROL).callbackData())
                .containsExactly(new CallbackDataFact(
                        0xFFFF_FA80_075E_F720L,
                        0xFFFF_FA80_075E_F7D0L,
                        0xFFFF_FA80_03E6_DC60L,
                        0,
                        0xFFFF_FA80_0843_7070L,
                        0xFFFF_FA80_06B9_CB60L,
                        "\\Device\\HarddiskVolume1",
                        List.of(new CompletionNode(
                                0xFFFF_FA80_0623_A010L, "luafv", "luafv", "luafv!LuafvPostCreate"))));
        assertThat(read("kd> !fltkd.cbd 8635d0d8\nIRP_CTRL: 8635d000  READ (3) [00000009] Irp\nIrp : 8635d500\n")
                        .callbackData())
                .extracting(CallbackDataFact::address, CallbackDataFact::majorFunction)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0x8635_D0D8L, 3));
    }

    @Test
    void aThreadHasItsIdsItsProcessAndItsRequests() throws IOException {
        assertThat(read(THREAD).threads())
                .containsExactly(new ThreadFact(
                        0xFFFF_FA80_1827_A4C0L,
                        0x6C0,
                        0x50CC,
                        "svchost.exe",
                        List.of(0xFFFF_FA80_162A_A230L, 0xFFFF_FA80_162A_A630L)));
    }

    @Test
    void aHandleHasItsProcessAndItsObject() throws IOException {
        KernelFacts facts = read(HANDLE);
        assertThat(facts.handles())
                .containsExactly(new HandleFact(4, 0xFFFF_FA80_16A5_0F20L, 0x498, "svchost.exe", 0x100020));
        assertThat(facts.objects())
                .containsExactly(
                        new ObjectFact(0xFFFF_FA80_16A5_0F20L, "File", "\\Windows\\System32 {HarddiskVolume1}", 1, 3));
    }

    @Test
    void aLockHasThoseThatOwnItAndThoseThatWait() throws IOException {
        assertThat(read(LOCKS).locks())
                .containsExactly(
                        new LockFact(
                                0xFFFF_FA80_04A1_B2C0L,
                                "Exclusively owned",
                                List.of(0xFFFF_FA80_1827_A4C0L),
                                List.of(0xFFFF_FA80_1827_A500L, 0xFFFF_FA80_1827_A600L)),
                        new LockFact(
                                0xFFFF_F800_01A3_AE80L,
                                "Shared 2 owning threads",
                                List.of(0xFFFF_FA80_1827_A700L, 0xFFFF_FA80_1827_A800L),
                                List.of()));
    }

    @Test
    void devicesAndVerifiedDriversAreListed() throws IOException {
        assertThat(read(DEVICES).devices())
                .containsExactly(
                        new DeviceFact(0xFFFF_FA80_0CB2_F790L, "\\FileSystem\\FltMgr", null),
                        new DeviceFact(0xFFFF_FA80_0CB2_8030L, "\\FileSystem\\Ntfs", null),
                        new DeviceFact(0xFFFF_FA80_0CB2_8040L, "\\Driver\\volmgr", "HarddiskVolume2"));
        assertThat(read(VERIFIER).verified())
                .containsExactly(
                        new VerifiedDriver("vfsmfd.sys", true, 0x14, 1), new VerifiedDriver("gone.sys", false, -1, -1));
    }

    @Test
    void whatMixturesAndForumsDoChangesNothing() throws IOException {
        DebuggerFacts all = DebuggerReader.read(PastedText.of(ALL));
        assertThat(all.unread()).isEmpty();
        assertThat(all.unreadCommands()).isEmpty();
        for (String variant : List.of(
                ALL.replace("\n", "\r\n"),
                ALL.replaceAll("(?m)^ +", ""),
                ALL.replaceAll("(?m)^", "> "),
                ALL.replace("\"", "\u201C"),
                ALL.replaceAll("fffffa80([0-9a-f]{8})", "fffffa80`$1"),
                ALL.replaceAll("fffffa80([0-9a-f]{8})", "FFFFFA80$1"),
                ALL.replaceAll("(?m)^\\d: (?=kd>)", ""),
                ALL.replaceAll("(?m)^\\d: kd> ", ""),
                VERIFIER + DEVICES + LOCKS + HANDLE + THREAD + CONTROL + IRP,
                ALL + ALL)) {
            DebuggerFacts facts = DebuggerReader.read(PastedText.of(variant));
            assertThat(facts.kernel().irps()).isEqualTo(all.kernel().irps());
            assertThat(facts.kernel().threads()).isEqualTo(all.kernel().threads());
            assertThat(facts.kernel().callbackData())
                    .hasSameElementsAs(all.kernel().callbackData());
            assertThat(facts.kernel().objects()).isEqualTo(all.kernel().objects());
            assertThat(facts.kernel().handles()).isEqualTo(all.kernel().handles());
            assertThat(facts.kernel().locks()).isEqualTo(all.kernel().locks());
            assertThat(facts.kernel().devices()).isEqualTo(all.kernel().devices());
            assertThat(facts.kernel().verified()).isEqualTo(all.kernel().verified());
            assertThat(facts.unread()).isEmpty();
        }
    }

    @Test
    void whatWasCutOffIsNotGuessed() throws IOException {
        assertThat(read(IRP.substring(0, IRP.indexOf("Args"))).irps())
                .containsExactly(new IrpFact(0xFFFF_FA80_162A_A230L, 0xFFFF_FA80_1827_A4C0L, -1, 0, 0, null, false));
        assertThat(read("IRP_CTRL: fffffa80075ef720  CREA").callbackData())
                .containsExactly(new CallbackDataFact(0xFFFF_FA80_075E_F720L, 0, 0, -1, 0, 0, null, List.of()));
    }

    @Test
    void noTextFails() throws IOException {
        Random random = new Random(20_261_128);
        for (int i = 0; i < 1000; i++) {
            assertThat(DebuggerReader.read(new ByteArrayInputStream(PastedText.spoilt(ALL, random)))
                            .unread())
                    .hasSizeLessThan(100);
        }
    }

    private static KernelFacts read(String text) throws IOException {
        DebuggerFacts facts = DebuggerReader.read(PastedText.of(text));
        assertThat(facts.unread()).isEmpty();
        return facts.kernel();
    }
}
