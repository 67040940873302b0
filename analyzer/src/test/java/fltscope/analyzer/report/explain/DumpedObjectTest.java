package fltscope.analyzer.report.explain;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.input.debugger.DebuggerReader;
import fltscope.analyzer.input.instances.InstanceReader;
import fltscope.analyzer.life.LifeCollector;
import fltscope.analyzer.life.LifeDetail;
import fltscope.analyzer.life.LifeFilter;
import fltscope.analyzer.life.LifePass;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecordBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DumpedObjectTest {
    private static final long OBJECT = 0xFFFF_E000_0110_B630L;
    private static final long KEY = 0xFFFF_C000_0286_BB00L;

    private final IoRecordBuilder builder = new IoRecordBuilder();
    private final LifePass lives = new LifePass(
            0,
            new TraceState().images(),
            new LifeCollector(LifeFilter.ofFileObjects(Set.of(OBJECT)), LifeDetail.none()));
    private long ticks;

    @Test
    void theSameNameAndContextIsTheSameOpen() throws IOException {
        opened("\\Device\\Mup\\TSCLIENT\\SCARD\\2", KEY);

        DumpedObject object = join("\\tsclient\\scard\\2", KEY);

        assertThat(object.isConfirmed()).isTrue();
        assertThat(object.agrees())
                .containsExactly("name", "FsContext = FileKey ffffc0000286bb00", "sharing", "no cleanup");
    }

    @Test
    void anotherNameShowsThatTheAddressWasUsedAgain() throws IOException {
        opened("\\Device\\Mup\\server\\SCARD\\2", 0);

        DumpedObject object = join("\\TSCLIENT\\SCARD\\2", KEY);

        assertThat(object.isSame()).isFalse();
        assertThat(object.differs())
                .containsExactly(
                        "name: \\TSCLIENT\\SCARD\\2 in the dump, \\Device\\Mup\\server\\SCARD\\2 in the trace");
    }

    @Test
    void aNameThatEndsWithinAComponentIsAnother() throws IOException {
        opened("a.txt", 0);

        assertThat(join("\\folder\\xa.txt", 0).isSame()).isFalse();
        assertThat(join("\\folder\\a.txt", 0).isConfirmed()).isTrue();
        assertThat(join("\\folder\\A.TXT\\", 0).isConfirmed()).isTrue();
    }

    @Test
    void anotherContextIsAnotherOpenOfTheSameName() throws IOException {
        opened("\\Device\\Mup\\TSCLIENT\\SCARD\\2", KEY + 0x1000);

        assertThat(join("\\TSCLIENT\\SCARD\\2", KEY).differs())
                .containsExactly("FsContext: ffffc0000286bb00 in the dump, FileKey ffffc0000286cb00 in the trace");
    }

    @Test
    void ofSeveralLivesTheNewestThatFitsIsJoined() throws IOException {
        opened("\\Device\\Mup\\one\\x", KEY);
        opened("\\Device\\Mup\\two\\y", KEY);

        assertThat(join("\\one\\x", KEY).life().number()).isEqualTo(1);
        assertThat(join("\\three\\z", KEY).life().number()).isEqualTo(2);
    }

    @Test
    void anObjectThatTheTraceDoesNotHaveIsAlone() throws IOException {
        DumpedObject object = join("\\TSCLIENT\\SCARD\\2", KEY);

        assertThat(object.life()).isNull();
        assertThat(object.isSame()).isFalse();
    }

    @Test
    void withNothingToCompareTheAddressAloneSpeaks() throws IOException {
        opened("\\Device\\Mup\\x", 0);
        String text = """
            List of objects used/referenced::
            FLT_VERIFIER_OBJECT: ffffe0000371c820
            Object: ffffe0000110b630 Type: FILE_OBJECT RefCount: 00000002
            """;

        DumpedObject object = DumpedObject.of(OBJECT, dump(text), lives.finish());

        assertThat(object.isSame()).isTrue();
        assertThat(object.isConfirmed()).isFalse();
        assertThat(object.references())
                .singleElement()
                .satisfies(held -> assertThat(held.references()).isEqualTo(2));
    }

    private DumpedObject join(String name, long fsContext) throws IOException {
        String context = fsContext == 0 ? "" : "FsContext: 0x" + Long.toHexString(fsContext) + " FsContext2: 0x0\n";
        String text = """
            0: kd> !fileobj ffffe0000110b630

            %s

            Device Object: 0xffffe00001fa0660   \\FileSystem\\Mup
            Vpb is NULL
            Access: Read SharedRead SharedWrite SharedDelete

            Flags:  0x40000
                Handle Created

            """.formatted(name) + context;
        return DumpedObject.of(OBJECT, dump(text), lives.finish());
    }

    private static Dump dump(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Dump(
                "dump.txt",
                DebuggerReader.read(new ByteArrayInputStream(bytes)),
                InstanceReader.read(new ByteArrayInputStream(bytes)));
    }

    private void opened(String path, long fileKey) {
        lives.accept(builder.start(IoKind.OPERATION_START, ++ticks, 0, 100, 101)
                .operation(FileOperation.CREATE)
                .fileObject(OBJECT)
                .callbackData(1)
                .access(7)
                .text(path)
                .finish());
        if (fileKey != 0) {
            lives.accept(builder.start(IoKind.OPERATION_START, ++ticks, 0, 100, 101)
                    .operation(FileOperation.READ)
                    .fileObject(OBJECT)
                    .fileKey(fileKey)
                    .callbackData(1)
                    .finish());
        }
    }
}
