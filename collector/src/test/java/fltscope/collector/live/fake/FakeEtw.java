package fltscope.collector.live.fake;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * ETW made of C, without Windows: compiled when it is first asked for, then put in the place of the libraries of Windows. Where
 * there is no C compiler the test is skipped by name; where {@value #BUILT} names a library, such as a .dll, it is taken.
 */
public final class FakeEtw {
    /** System property with the path of the library, already built. */
    public static final String BUILT = "fltscope.fake.etw";

    private static final String STAND_IN = "fltscope.etw.library";
    private static final List<String> SOURCES = List.of("fakeetw.c", "etwabi.h", "fields.inc");
    private static final long COMPILER_SECONDS = 60;
    /** The libraries that interfaces of jna-platform look for when they are loaded, as these write them. */
    private static final List<String> STOOD_IN_FOR = List.of("kernel32", "Advapi32");

    private static FakeEtw installed;

    private final NativeLibrary library;

    private FakeEtw(Path file) {
        library = NativeLibrary.getInstance(file.toString());
        System.setProperty(STAND_IN, file.toString());
    }

    /** The fake, with no sessions, feeds and failures; skips the test that asks where there can be none. */
    public static synchronized FakeEtw fresh() {
        if (installed == null) {
            String built = System.getProperty(BUILT);
            installed = new FakeEtw(built == null ? build() : Path.of(built));
        }
        installed.library.getFunction("FakeReset").invoke(new Object[] {});
        return installed;
    }

    /** What a Java process of its own needs to use the fake, as {@code -Dname=value}. */
    public static List<String> properties() {
        fresh();
        Path library = Path.of(System.getProperty(STAND_IN));
        return List.of("-D" + STAND_IN + "=" + library, "-Djna.library.path=" + library.getParent());
    }

    private static Path build() {
        String compiler = System.getenv().getOrDefault("CC", "gcc");
        Assumptions.assumeTrue(!Platform.isWindows(), "the fake ETW is built beforehand on Windows");
        Assumptions.assumeTrue(runs(compiler, "--version"), "no C compiler (" + compiler + "): no fake ETW");
        try {
            Path folder = Files.createTempDirectory("fakeetw");
            folder.toFile().deleteOnExit();
            for (String source : SOURCES) {
                try (InputStream in = FakeEtw.class.getResourceAsStream(source)) {
                    Files.copy(in, folder.resolve(source));
                }
                folder.resolve(source).toFile().deleteOnExit();
            }
            Path library = folder.resolve("libfakeetw.so");
            library.toFile().deleteOnExit();
            for (String name : STOOD_IN_FOR) {
                Path link = Files.createSymbolicLink(folder.resolve("lib" + name + ".so"), library);
                link.toFile().deleteOnExit();
                NativeLibrary.addSearchPath(name, folder.toString());
            }
            if (!runs(
                    compiler,
                    "-std=c11",
                    "-O2",
                    "-Wall",
                    "-Wextra",
                    "-Werror",
                    "-shared",
                    "-fPIC",
                    "-o",
                    library.toString(),
                    folder.resolve(SOURCES.get(0)).toString())) {
                throw new AssertionError(compiler + " does not compile " + SOURCES.get(0));
            }
            return library;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return process.waitFor(COMPILER_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The next {@code times} calls of a function fail with a Win32 error code. */
    public FakeEtw fail(String function, int code, int times) {
        library.getFunction("FakeFail").invoke(new Object[] {function, code, times});
        return this;
    }

    /** What system loggers (or the other sessions) will deliver, from a file of {@link FeedWriter}, so many times. */
    public FakeEtw feed(Path feed, boolean systemLogger, long times) {
        long bytes =
                library.getFunction("FakeFeed").invokeLong(new Object[] {feed.toString(), systemLogger ? 1 : 0, times});
        if (bytes < 0) {
            throw new IllegalArgumentException(feed + " can not be read");
        }
        return this;
    }

    /** What TdhGetEventInformation knows of events, from a file of {@link FeedWriter#writeSchemas}. */
    public FakeEtw schemas(Path file) {
        if (library.getFunction("FakeSchemas").invokeLong(new Object[] {file.toString()}) < 0) {
            throw new IllegalArgumentException(file + " can not be read");
        }
        return this;
    }

    /** The delivery rests a millisecond after so many events. */
    public FakeEtw pauseEvery(int events) {
        library.getFunction("FakePause").invoke(new Object[] {events});
        return this;
    }

    /** The performance counter goes on from here: ten million a second. */
    public FakeEtw clock(long ticks) {
        library.getFunction("FakeClock").invoke(new Object[] {ticks});
        return this;
    }

    /** The build of Windows; 19045 where nothing is said. */
    public FakeEtw build(int build) {
        library.getFunction("FakeBuild").invoke(new Object[] {build});
        return this;
    }

    /** What the running system loggers (or the other sessions) have lost by now. */
    public FakeEtw lose(boolean systemLogger, int events, int buffers) {
        library.getFunction("FakeLoss").invoke(new Object[] {systemLogger ? 1 : 0, events, buffers});
        return this;
    }

    /** Sessions that run. */
    public int running() {
        return library.getFunction("FakeRunning").invokeInt(new Object[] {});
    }

    /** One line for each call that matters, in their order. */
    public String log() {
        return library.getFunction("FakeLog").invokeString(new Object[] {}, false);
    }

    /** The layouts of its own structures, as lines of offsets.txt. */
    public String layouts() {
        return library.getFunction("FakeLayouts").invokeString(new Object[] {}, false);
    }

    /** Nanoseconds for each event of the system logger's feed with a callback in C: what no consumer can beat. */
    public double baselineNsPerEvent() {
        Memory events = new Memory(Long.BYTES);
        long ns = library.getFunction("FakeBaseline").invokeLong(new Object[] {events});
        return (double) ns / events.getLong(0);
    }
}
