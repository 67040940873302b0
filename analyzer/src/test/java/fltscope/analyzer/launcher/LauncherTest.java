package fltscope.analyzer.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of systems with a shell: whoever starts at once, is killed or finds something damaged. */
class LauncherTest {
    private static final int STARTS = 20;

    @TempDir
    private Path folder;

    private Checkout checkout;

    @BeforeEach
    void freshCopy() throws IOException {
        assumeThat(Files.isExecutable(Path.of("/bin/sh")))
                .as("there is a shell")
                .isTrue();
        checkout = new Checkout(Files.createDirectory(folder.resolve("a copy")));
    }

    @Test
    void startsAtOnceOnAFreshCopyBuildOnceAndAllRun() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(checkout.start("number", Integer.toString(i)));
        }
        for (int i = 0; i < STARTS; i++) {
            Checkout.Ended ended = checkout.ended(starts.get(i));
            assertThat(ended.errors()).doesNotContain("rror");
            assertThat(ended.out()).isEqualTo("started with number " + i + "\n");
            assertThat(ended.exitCode()).isZero();
        }
        assertThat(checkout.builds()).isEqualTo(1);
        assertThat(checkout.archive()).isNotEmptyFile();
    }

    @Test
    void aBuildWhoseLauncherIsKilledIsEndedAndMadeAgainByTheNextStart() throws Exception {
        Files.writeString(checkout.file("slow"), "5");
        Process killed = checkout.start("first");
        checkout.await("builds");
        checkout.await("target/launcher/maven");
        killed.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .forEach(ProcessHandle::destroyForcibly);
        killed.destroyForcibly();
        Files.delete(checkout.file("slow"));

        assertThat(checkout.run("second").out()).isEqualTo("started with second\n");
        assertThat(checkout.builds()).isEqualTo(2);
        assertThat(Files.readAllLines(checkout.file("finished")))
                .as("the first build was ended")
                .hasSize(1);
        checkout.archive();
    }

    @Test
    void aChangedSourceIsBuiltAndABrokenOneIsSaidAndNothingOldIsRun() throws Exception {
        checkout.run("once");
        checkout.run("twice");
        assertThat(checkout.builds()).isEqualTo(1);
        checkout.archive();
        Files.setLastModifiedTime(
                checkout.file("schemas/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(2)));
        Files.createFile(checkout.file("broken"));

        Checkout.Ended broken = checkout.run("gate");

        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.errors()).contains("[ERROR] a source is wrong").contains("build.log");
        assertThat(broken.out()).isEmpty();
        Files.delete(checkout.file("broken"));
        assertThat(checkout.run("gate").out()).isEqualTo("started with gate\n");
        checkout.archive();
    }

    @Test
    void aDamagedArchiveIsLeftAside() throws Exception {
        checkout.pack();
        checkout.run("make it");
        Path archive = checkout.archive();
        byte[] good = Files.readAllBytes(archive);
        for (int at : new int[] {0, 100, good.length / 2, good.length - 100}) {
            byte[] damaged = good.clone();
            for (int i = at; i < at + 64; i++) {
                damaged[i] ^= 0x5A;
            }
            Files.write(archive, damaged);
            Checkout.Ended ended = checkout.run("damaged at", Integer.toString(at));
            assertThat(ended.out()).isEqualTo("started with damaged at " + at + "\n");
            assertThat(ended.exitCode()).isZero();
        }
        Files.write(archive, Arrays.copyOf(good, good.length / 3));
        assertThat(checkout.run("cut").out()).isEqualTo("started with cut\n");
    }

    /** Java would lose them before the program sees them. */
    @Test
    void inTheLocaleCArgumentsKeepTheirCharacters() throws Exception {
        assumeThat(shell("LC_ALL=C.UTF-8 locale charmap"))
                .as("a locale C.UTF-8")
                .isEqualTo("UTF-8\n");
        checkout.pack();

        String call = " JAVA_HOME='" + System.getProperty("java.home") + "' HOME= XDG_CACHE_HOME= sh '"
                + checkout.file("fltscope") + "' '*\u898B\u7A4D.txt'";

        for (String locale : new String[] {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL= LC_CTYPE= LANG="}) {
            assertThat(shell(locale + call)).as(locale).isEqualTo("started with *\u898B\u7A4D.txt\n");
        }
    }

    private String shell(String command) throws IOException {
        Path script = Files.writeString(folder.resolve("call"), command + "\n");
        Process shell = new ProcessBuilder("sh", script.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aJvmThatCanNotStartIsNoRegression() throws Exception {
        checkout.pack();
        Files.writeString(checkout.file("jvm.options"), "-XX:+NoSuchFlag\n");
        Checkout.Ended ended = checkout.run("gate", "a.etl");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors()).contains("fltscope: the JVM did not start: ");

        Files.writeString(checkout.file("fltscope.jar"), "no jar");
        assertThat(checkout.run("gate", "a.etl").exitCode()).isEqualTo(2);
        Files.delete(checkout.file("fltscope.jar"));
        assertThat(checkout.run("gate", "a.etl").exitCode()).isEqualTo(2);
    }

    @Test
    void whatTheProgramEndsWithIsHandedOn() throws Exception {
        checkout.pack();
        assertThat(checkout.run("gate", "found").exitCode()).isEqualTo(1);
        assertThat(checkout.run("gate", "exit", "3").exitCode()).isEqualTo(3);
        assertThat(checkout.run("analyze", "exit", "130").exitCode()).isEqualTo(130);
        assertThat(checkout.run("capture", "exit", "1").exitCode())
                .as("of its command")
                .isEqualTo(1);
        assertThat(checkout.run("capture", "exit", "101").exitCode()).isEqualTo(101);
        checkout.archive();
    }
}
