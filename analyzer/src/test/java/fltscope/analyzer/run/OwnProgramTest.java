package fltscope.analyzer.run;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.Golden;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of somebody's own, outside of this tree: the example in the package's comment is compiled and run as it stands. */
class OwnProgramTest {
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* \\}</pre>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theExampleOfThePackageAnalyzesATrace() throws IOException, InterruptedException {
        Path module = Golden.moduleFolder();
        String comment = Files.readString(module.resolve("src/main/java/fltscope/analyzer/run/package-info.java"));
        Matcher example = EXAMPLE.matcher(comment);
        assertThat(example.find()).isTrue();
        Path source = Files.writeString(
                folder.resolve("Own.java"), """
                    import fltscope.analyzer.finding.OpenFinding;
                    import fltscope.analyzer.run.AnalyzedTrace;
                    import fltscope.analyzer.run.TraceAnalysis;
                    import fltscope.analyzer.run.TraceOptions;
                    import java.nio.file.Path;

                    public class Own {
                        public static void main(String[] args) {
                    %s
                        }
                    }
                    """.formatted(example.group(1).replaceAll("(?m)^ \\*", "")));
        String classPath = System.getProperty("java.class.path");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        boolean compiled = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of("-cp", classPath, "-proc:none", "-d", folder.toString()),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        assertThat(compiled).as(said.toString()).isTrue();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + System.getProperty("path.separator") + classPath,
                        "Own",
                        Golden.samples().resolve("mup-scard.etl").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("known-holder  \\Device\\Mup\\TSCLIENT\\SCARD\\2");
    }
}
