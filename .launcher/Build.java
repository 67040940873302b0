import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Builds fltscope.jar where it is missing or older than its sources. The launchers run this file as it is, with the root of
 * the checkout as its argument, and only when they find the jar to be old.
 *
 * <p>One build at a time: the system holds the lock and releases it however its holder ends. Maven writes the jar under another
 * name, and it is moved into its place in one step: half a jar is never there, and a run that has the old one open keeps it.
 * Maven survives a holder that was killed; so its process id is noted, and the next holder ends it first.
 */
class Build {
    private static final List<String> SOURCES = List.of(
            "pom.xml", "schemas/pom.xml", "collector/pom.xml", "analyzer/pom.xml", "schemas/src/main", "collector/src/main",
            "analyzer/src/main");
    private static final int FAILED = 2;

    private final Path root;
    private final Path jar;
    private final Path work;

    private Build(Path root) {
        this.root = root;
        jar = root.resolve("analyzer/target/fltscope.jar");
        work = root.resolve("target/launcher");
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            System.exit(new Build(Path.of(args[0]).toRealPath()).lockAndBuild());
        } catch (IOException e) {
            System.err.println("fltscope: the build can not be started: " + e);
            System.exit(FAILED);
        }
    }

    private int lockAndBuild() throws IOException, InterruptedException {
        Files.createDirectories(work);
        try (FileChannel channel = FileChannel.open(
                        work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            return isOld() ? build() : 0;
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            System.err.println("fltscope: waiting for another build ...");
            lock = channel.lock();
        }
        return lock;
    }

    private boolean isOld() throws IOException {
        if (!Files.isRegularFile(jar)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(jar);
        for (String source : SOURCES) {
            try (Stream<Path> files = Files.walk(root.resolve(source))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private int build() throws IOException, InterruptedException {
        endOrphan();
        System.err.println("fltscope: building " + root.relativize(jar) + " (the first time also fetches libraries) ...");
        Path log = work.resolve("build.log");
        Path fresh = jar.resolveSibling("fltscope.jar.new");
        FileTime started = FileTime.from(Instant.now());
        Files.deleteIfExists(fresh);
        ProcessBuilder builder = new ProcessBuilder(command(fresh))
                .directory(root.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(maven.toHandle())));
        Path note = work.resolve("maven");
        Files.writeString(note, maven.pid() + " " + startOf(maven.toHandle()));
        int code = maven.waitFor();
        Files.delete(note);
        if (code != 0 || !Files.isRegularFile(fresh)) {
            System.err.println("fltscope: the build failed, see " + log);
            try (Stream<String> lines = Files.lines(log)) {
                lines.filter(line -> line.startsWith("[ERROR]")).limit(5).forEach(System.err::println);
            }
            return FAILED;
        }
        Files.setLastModifiedTime(fresh, started); // a source that was saved meanwhile is newer
        Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }

    private List<String> command(Path fresh) {
        List<String> command = new ArrayList<>(
                isWindows() ? List.of("cmd", "/c", "mvnw.cmd") : List.of("sh", root.resolve("mvnw").toString()));
        command.addAll(List.of("-B", "-q", "-DskipTests", "-Dfltscope.jar=" + fresh));
        command.addAll(List.of("package", "-pl", "analyzer", "-am"));
        return command;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private void endOrphan() throws IOException, InterruptedException {
        String[] noted;
        try {
            noted = Files.readString(work.resolve("maven")).split(" ");
        } catch (NoSuchFileException e) {
            return;
        }
        if (noted.length == 2) {
            Optional<ProcessHandle> orphan = ProcessHandle.of(Long.parseLong(noted[0]))
                    .filter(process -> startOf(process).equals(noted[1]));
            orphan.ifPresent(Build::end);
            while (orphan.isPresent() && orphan.get().isAlive()) {
                Thread.sleep(50);
            }
        }
    }

    private static void end(ProcessHandle process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Tells a process from a later one of the same number. */
    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("-");
    }
}
