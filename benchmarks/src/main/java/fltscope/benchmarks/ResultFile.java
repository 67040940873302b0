package fltscope.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes figures as JSON, with every sample and the machine they were taken on. Times are in ns, sizes in bytes. */
final class ResultFile {
    private ResultFile() {}

    static void write(Path target, String date, String walk, List<Figure> figures) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("date", date);
        result.put("machine", HostFacts.read());
        result.put("walk", walk);
        result.put("figures", figures.stream().map(ResultFile::figure).toList());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(target.toFile(), result);
    }

    private static Map<String, Object> figure(Figure figure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", figure.name());
        fields.put("measured", figure.measured());
        fields.put("unit", figure.unit().sign);
        fields.put("target", figure.target());
        fields.put("met", figure.isMet());
        fields.put("median", figure.ours().median());
        fields.put("samples", figure.ours().all());
        if (figure.unit() == Figure.Unit.RATIO) {
            fields.put("walkMedian", figure.limit().median());
            fields.put("walkSamples", figure.limit().all());
        }
        return fields;
    }
}
