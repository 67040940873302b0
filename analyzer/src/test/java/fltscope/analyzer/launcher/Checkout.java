package fltscope.analyzer.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A fresh copy of the launcher with sources that a Maven of the test's own builds: it notes each build, takes as long as it is
 * told to, and puts {@link StubProgram} where the jar belongs.
 */
final class Checkout {
    private static final long PATIENCE_SECONDS = 120;
    private static final String MAVEN = """
        #!/bin/sh
        here=$(dirname "$0")
        echo build >>"$here/builds"
        for argument in "$@"; do
          case $argument in -Dfltscope.jar=*) jar=${argument#*=} ;; esac
        done
        [ ! -f "$here/broken" ] || { echo '[ERROR] a source is wrong'; exit 1; }
        [ ! -f "$here/slow" ] || sleep "$(cat "$here/slow")"
        mkdir -p "$(dirname "$jar")"
        head -c 100 "$here/prepared.jar" >"$jar"
        sleep 0.3
        cat "$here/prepared.jar" >"$jar"
        echo built >>"$here/finished"
        """;

    private final Path root;
    private final List<Process> started = new ArrayList<>();

    /** What a start ended with. */
    record Ended(int exitCode, String out, String errors) {}

    Checkout(Path root) throws IOException {
        this.root = root;
        Path own = Path.of("").toAbsolutePath().getParent();
        for (String file : List.of("fltscope", "jvm.options", ".launcher/Build.java")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.copy(own.resolve(file), root.resolve(file));
        }
        Files.writeString(root.resolve("mvnw"), MAVEN);
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        for (String module : List.of("schemas", "collector", "analyzer")) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
            Files.writeString(root.resolve(module).resolve("src/main/A.java"), "class A {}");
        }
        writeJar(root.resolve("prepared.jar"));
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubProgram.class.getName());
        String entry = StubProgram.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream code = StubProgram.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
    }

    /** Takes the sources away and leaves the jar where a packed folder has it. */
    void pack() throws IOException {
        Files.move(root.resolve("prepared.jar"), root.resolve("fltscope.jar"));
        Files.delete(root.resolve("pom.xml"));
    }

    Path root() {
        return root;
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /** Starts the launcher and does not wait. */
    Process start(String... args) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", root.resolve("fltscope").toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(root.resolve("out" + started.size()).toFile())
                .redirectError(root.resolve("errors" + started.size()).toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", root.resolve("cache").toString());
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    Ended run(String... args) throws IOException, InterruptedException {
        return ended(start(args));
    }

    Ended ended(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the launcher hangs");
        }
        int number = started.indexOf(process);
        return new Ended(
                process.exitValue(),
                Files.readString(root.resolve("out" + number)),
                Files.readString(root.resolve("errors" + number)));
    }

    /** How often Maven was started. */
    int builds() throws IOException {
        Path builds = root.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    /** The class-data archive, once it is made in the background. */
    Path archive() throws IOException, InterruptedException {
        Path folder = root.resolve(Files.exists(root.resolve("pom.xml")) ? "analyzer/target/cds" : "cache/fltscope");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            List<Path> files = files(folder);
            if (files.size() == 2 && files.get(0).toString().endsWith(".jsa")) { // and its size
                return files.get(0);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no archive, but " + files(folder));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    void await(String file) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(root.resolve(file))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no " + file);
            }
            Thread.sleep(20);
        }
    }
}
