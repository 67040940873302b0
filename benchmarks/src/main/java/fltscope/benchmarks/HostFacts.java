package fltscope.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What machine and what software the figures are of. */
final class HostFacts {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private HostFacts() {}

    /** Names and values in a fixed order; values that the system does not tell are left out. */
    static Map<String, Object> read() throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "cpuModel", valueIn(PROCESSORS, "model name"));
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        put(facts, "memory", valueIn(MEMORY, "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static String valueIn(Path file, String key) throws IOException {
        if (!Files.isReadable(file)) {
            return null;
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(null);
        }
    }
}
