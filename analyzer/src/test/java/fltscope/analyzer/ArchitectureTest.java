package fltscope.analyzer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Imports run one way: schemas, collector and the packages of analyzer in their order, and last the command line. */
class ArchitectureTest {
    /** Each may import the ones on the lines before its own. */
    private static final List<List<String>> ANALYZER_PACKAGES = List.of(
            List.of("input"),
            List.of("state"),
            List.of("pairing"),
            List.of("latency"),
            List.of("finding"),
            List.of("result"),
            List.of("report"),
            List.of("gate"),
            List.of("cli"));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("fltscope.schemas", "fltscope.collector", "fltscope.analyzer");

    @Test
    void theRulesSeeTheClassesOfAllThreeModules() {
        for (String module : List.of("schemas", "collector", "analyzer")) {
            assertThat(PRODUCT)
                    .as("classes of %s", module)
                    .anyMatch(type -> type.getPackageName().startsWith("fltscope." + module));
        }
    }

    @Test
    void schemasNeedsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("fltscope.schemas..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "fltscope.schemas..")
                .check(PRODUCT);
    }

    @Test
    void collectorDoesNotSeeTheAnalyzer() {
        onlyIn("fltscope.analyzer..", "fltscope.analyzer..").check(PRODUCT);
    }

    @Test
    void ofTheAnalyzerOnlyTheCommandLineSeesTheCollector() {
        onlyIn("fltscope.collector..", "fltscope.collector..", "fltscope.analyzer.cli..")
                .check(PRODUCT);
    }

    @Test
    void packagesOfTheAnalyzerImportOnlyEarlierOnes() {
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("fltscope.analyzer..")
                .withOptionalLayers(true);
        List<String> names = ANALYZER_PACKAGES.stream().flatMap(List::stream).toList();
        for (String name : names) {
            layers = layers.layer(name).definedBy(inAnalyzer(name));
        }
        for (int i = 0; i < ANALYZER_PACKAGES.size(); i++) {
            String[] later = ANALYZER_PACKAGES.subList(i + 1, ANALYZER_PACKAGES.size()).stream()
                    .flatMap(List::stream)
                    .toArray(String[]::new);
            for (String name : ANALYZER_PACKAGES.get(i)) {
                layers = later.length == 0
                        ? layers.whereLayer(name).mayNotBeAccessedByAnyLayer()
                        : layers.whereLayer(name).mayOnlyBeAccessedByLayers(later);
            }
        }
        layers.check(PRODUCT);
    }

    @Test
    void everyPackageOfTheAnalyzerHasAPlaceInTheOrder() {
        String[] known = ANALYZER_PACKAGES.stream()
                .flatMap(List::stream)
                .map(ArchitectureTest::inAnalyzer)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("fltscope.analyzer..")
                .should()
                .resideInAnyPackage(known)
                .check(PRODUCT);
    }

    @Test
    void noPackagesImportEachOther() {
        slices().matching("fltscope.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void nativeCallsStayInTheLiveCollector() {
        onlyIn("com.sun.jna..", "fltscope.collector.live..").check(PRODUCT);
    }

    @Test
    void theQueueStaysAtTheTwoEndsOfIt() {
        onlyIn("net.openhft..", "fltscope.collector.queue..", inAnalyzer("input"))
                .check(PRODUCT);
    }

    @Test
    void jsonStaysInReportAndGate() {
        onlyIn("com.fasterxml.jackson..", inAnalyzer("report"), inAnalyzer("gate"))
                .check(PRODUCT);
    }

    @Test
    void statisticsStayInTheGate() {
        onlyIn("org.apache.commons..", inAnalyzer("gate.stats")).check(PRODUCT);
    }

    @Test
    void optionsStayInTheCommandLine() {
        onlyIn("picocli..", inAnalyzer("cli")).check(PRODUCT);
    }

    private static ArchRule onlyIn(String library, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .as("only " + Arrays.toString(packages) + " see " + library);
    }

    private static String inAnalyzer(String name) {
        return "fltscope.analyzer." + name + "..";
    }
}
