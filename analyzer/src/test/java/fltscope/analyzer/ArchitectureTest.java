package fltscope.analyzer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Imports run one way: schemas, collector, then the packages of the analyzer as the tables here say. */
class ArchitectureTest {
    private static final String ANALYZER = "fltscope.analyzer.";
    private static final String LIVE = "fltscope.collector.live.";

    /** What is known of a trace, from pasted text to the result, in this order. */
    private static final String[] ANALYSIS = {
        "names", "input", "state", "pairing", "holder", "latency", "metric", "life", "trend", "finding", "unload",
        "result"
    };

    private static final String[] RENDERERS = {
        "text",
        "json",
        "html",
        "symbol",
        "config",
        "run",
        "report.stack",
        "report.view",
        "report.finding",
        "report.analysis",
        "report.explain",
    };

    /** Packages of the analyzer, and what of the analyzer each may import; a name stands for the packages below it too. */
    private static final Map<String, Set<String>> ANALYZER_IMPORTS = Map.ofEntries(
            mayImport("text"),
            mayImport("json"),
            mayImport("symbol"),
            mayImport("html"),
            mayImport("names"),
            mayImport("input"),
            mayImport("state", "names", "input"),
            mayImport("pairing", "names", "input", "state", "pairing.seen"),
            mayImport("pairing.seen", "state"),
            mayImport("holder", "state", "pairing"),
            mayImport("latency", "names", "input", "state", "pairing"),
            mayImport("metric", "names", "latency"),
            mayImport("life", "state", "pairing"),
            mayImport("trend", "names", "state", "pairing"),
            mayImport("finding", "names", "input", "state", "pairing", "holder", "latency", "finding"),
            mayImport("finding.growth"),
            mayImport("finding.holder", "state", "pairing", "holder"),
            mayImport("finding.evidence", "state", "pairing", "latency"),
            mayImport("unload", "names", "input", "state", "pairing", "holder", "finding", "finding.holder"),
            mayImport("result", ANALYSIS),
            mayImport("config", "json", "names", "finding"),
            mayImport("run", and(ANALYSIS, "text", "json", "config")),
            mayImport("report.stack", "state", "symbol", "text", "json"),
            mayImport("report.view", and(ANALYSIS, "text", "report.stack")),
            mayImport("report.finding", and(ANALYSIS, "text", "json", "config", "report.stack", "report.view")),
            mayImport(
                    "report.analysis",
                    and(ANALYSIS, "text", "json", "html", "config", "report.stack", "report.view", "report.finding")),
            mayImport("report.explain", and(ANALYSIS, "text", "json", "html", "report.stack", "report.finding")),
            mayImport("report.events", "names", "state", "pairing", "text", "json", "symbol", "report.stack"),
            mayImport("report.unload", and(ANALYSIS, "text", "json")),
            mayImport("report.info", "result.coverage", "text", "json"),
            mayImport("report.queue", "text"),
            mayImport("export.timeline", and(ANALYSIS, "json")),
            mayImport("gate.stats"),
            mayImport("gate.measure", and(ANALYSIS, "json")),
            mayImport("gate.baseline", "json", "gate.measure"),
            mayImport("gate.budget", "names", "metric", "finding", "json", "gate.measure"),
            mayImport("gate.judge", "metric", "finding", "gate.measure", "gate.stats", "gate.baseline", "gate.budget"),
            mayImport("gate.calibrate", "gate.measure", "gate.stats", "gate.baseline", "gate.judge"),
            mayImport("gate.report", "text", "json", "html", "names", "metric", "gate"),
            mayImport("cli.output", "text"),
            mayImport(
                    "cli.option",
                    and(ANALYSIS, "text", "config", "symbol", "report.stack", "report.explain", "cli.output")),
            mayImport("cli.analyze", and(and(ANALYSIS, RENDERERS), "cli.option", "cli.output")),
            mayImport("cli.timeline", and(ANALYSIS, "text", "run", "export.timeline", "cli.option", "cli.output")),
            mayImport("cli.explain", and(and(ANALYSIS, RENDERERS), "cli.option", "cli.output")),
            mayImport("cli.unload", and(and(ANALYSIS, RENDERERS), "report.unload", "cli.option", "cli.output")),
            mayImport("cli.capture", and(ANALYSIS, "text", "config", "run", "report.info", "cli.option", "cli.output")),
            mayImport("cli.gate", and(ANALYSIS, "text", "run", "gate", "cli.option", "cli.output")),
            mayImport(
                    "cli.events",
                    "names",
                    "state",
                    "report.stack",
                    "report.events",
                    "report.info",
                    "cli.option",
                    "cli.output"),
            mayImport("cli.symbol", and(and(ANALYSIS, RENDERERS), "cli.option", "cli.output")),
            mayImport("cli.queue", "text", "report.info", "report.queue", "cli.option", "cli.output"),
            mayImport("cli", "cli"));

    /** The same for the packages below the live collector. */
    private static final Map<String, Set<String>> LIVE_IMPORTS =
            Map.ofEntries(mayImport("win32"), mayImport("session", "win32"), mayImport("snapshot", "win32"));

    private static final int MOST_TYPES = 25;

    /** Packages that hold more types than others may, and why. */
    private static final Map<String, String> LARGE_PACKAGES = Map.of(
            "fltscope.schemas.event", "one layout for each kind of event: a table, whose rows are classes",
            "fltscope.analyzer.state",
                    "one class for each kind of thing that events name, and they are found through each other");

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
    void ofTheAnalyzerOnlyTheRunAndTheCommandLineSeeTheCollector() {
        onlyIn("fltscope.collector..", "fltscope.collector..", inAnalyzer("run"), inAnalyzer("cli"))
                .check(PRODUCT);
    }

    @Test
    void packagesOfTheAnalyzerImportWhatTheTableSays() {
        assertThat(offences(ANALYZER, ANALYZER_IMPORTS)).isEmpty();
    }

    @Test
    void sessionsAndSnapshotsOfTheLiveCollectorKnowNoCapture() {
        assertThat(offences(LIVE, LIVE_IMPORTS)).isEmpty();
    }

    @Test
    void theTableHasNoRowForWhatIsNotThere() {
        assertThat(ANALYZER_IMPORTS.keySet()).allMatch(name -> hasClasses(ANALYZER + name));
        assertThat(LIVE_IMPORTS.keySet()).allMatch(name -> hasClasses(LIVE + name));
    }

    @Test
    void packagesAreSmall() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (JavaClass type : PRODUCT) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                sizes.merge(type.getPackageName(), 1, Integer::sum);
            }
        }
        sizes.values().removeIf(size -> size <= MOST_TYPES);
        assertThat(sizes.keySet()).isEqualTo(LARGE_PACKAGES.keySet());
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
    void chronicleStaysInTheQueue() {
        onlyIn("net.openhft..", "fltscope.collector.queue..").check(PRODUCT);
    }

    /** Those beside the drawing tool write streams of it that are not one document, or whose order is their own. */
    @Test
    void jacksonStaysInTheDrawingToolAndInTwoReports() {
        onlyIn("com.fasterxml.jackson..", inAnalyzer("json"), inAnalyzer("report.events"), inAnalyzer("report.info"))
                .check(PRODUCT);
    }

    /** What it does not escape could give commands to a terminal or a build server. */
    @Test
    void allJsonIsWrittenByOneGenerator() {
        noClasses()
                .that()
                .resideOutsideOfPackage(inAnalyzer("json"))
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("JsonFactory")
                .check(PRODUCT);
    }

    @Test
    void histogramsStayInLatency() {
        onlyIn("org.HdrHistogram..", inAnalyzer("latency")).check(PRODUCT);
    }

    @Test
    void zstdStaysInTheFilesOfSymbols() {
        onlyIn("io.airlift..", inAnalyzer("symbol.file")).check(PRODUCT);
    }

    @Test
    void statisticsStayInTheGate() {
        onlyIn("org.apache.commons.statistics..", inAnalyzer("gate.stats")).check(PRODUCT);
    }

    @Test
    void archivesAreUnpackedInOnePlace() {
        onlyIn("org.apache.commons.compress..", "fltscope.collector.archive..").check(PRODUCT);
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
        return ANALYZER + name + "..";
    }

    private static Map.Entry<String, Set<String>> mayImport(String name, String... imports) {
        return Map.entry(name, Set.of(imports));
    }

    private static String[] and(String[] names, String... more) {
        String[] all = Arrays.copyOf(names, names.length + more.length);
        System.arraycopy(more, 0, all, names.length, more.length);
        return all;
    }

    /** Classes below a root that have no row, and dependencies that their row does not allow. */
    private static Set<String> offences(String root, Map<String, Set<String>> table) {
        Set<String> offences = new TreeSet<>();
        for (JavaClass type : PRODUCT) {
            if (type.getPackageName().startsWith(root)) {
                String row = row(type.getPackageName().substring(root.length()), table.keySet());
                if (row == null) {
                    offences.add(type.getName() + " has no row");
                } else {
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        String other = dependency.getTargetClass().getPackageName();
                        if (isForeign(other, root) && !isAllowed(other, root, row, table)) {
                            offences.add(dependency.getDescription());
                        }
                    }
                }
            }
        }
        return offences;
    }

    /** Whether a dependency is one between the packages that a table is of: what has the root as its own package counts. */
    private static boolean isForeign(String other, String root) {
        return (other + ".").startsWith(root);
    }

    private static boolean isAllowed(String other, String root, String row, Map<String, Set<String>> table) {
        String name = other.length() < root.length() ? "" : other.substring(root.length());
        return row.equals(row(name, table.keySet())) || row(name, table.get(row)) != null;
    }

    /** The longest of the names that is a package's own, or that of one above it; null where there is none. */
    private static String row(String name, Set<String> names) {
        String found = name;
        while (!found.isEmpty() && !names.contains(found)) {
            found = found.substring(0, Math.max(0, found.lastIndexOf('.')));
        }
        return found.isEmpty() ? null : found;
    }

    private static boolean hasClasses(String name) {
        return PRODUCT.stream().anyMatch(type -> (type.getPackageName() + ".").startsWith(name + "."));
    }
}
