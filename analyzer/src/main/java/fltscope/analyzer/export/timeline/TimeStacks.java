package fltscope.analyzer.export.timeline;

import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.trend.TimeShare;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Own time of filters as stacks, filter over function, program and path pattern: for speedscope, and for flame graphs. */
public final class TimeStacks {
    private TimeStacks() {}

    private static List<String> frames(TimeShare share) {
        return List.of(
                FilterNames.of(share.filter()),
                FilterNames.function(share.majorFunction()),
                share.program() == null ? "program not known" : share.program(),
                share.pattern() == null ? "path not known" : share.pattern());
    }

    /** One line for each stack, frames joined by semicolons, then nanoseconds: what flamegraph.pl and others read. */
    public static void writeCollapsed(Writer out, List<TimeShare> shares) {
        try {
            for (TimeShare share : shares) {
                List<String> safe = frames(share).stream()
                        .map(frame -> frame.replaceAll("[;\\p{Cntrl}]", "_"))
                        .toList();
                out.write(String.join(";", safe) + " " + share.nanos() + "\n");
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of speedscope.app, version 1 of its format: a profile of samples whose weights are nanoseconds. */
    public static void writeSpeedscope(Writer out, String name, List<TimeShare> shares) {
        Names frames = new Names();
        List<List<Integer>> samples = new ArrayList<>();
        for (TimeShare share : shares) {
            samples.add(
                    frames(share).stream().map(frame -> frames.of(frame) - 1).toList());
        }
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= frames.size(); i++) {
            texts.add(frames.text(i));
        }
        try (JsonOutput json = JsonOutput.inLines(out, 3)) {
            json.document(() -> {
                json.text("$schema", "https://www.speedscope.app/file-format-schema.json");
                json.text("exporter", "fltscope");
                json.object("shared", () -> json.objects("frames", texts, text -> json.text("name", text)));
                json.objects("profiles", List.of(name), title -> {
                    json.text("type", "sampled");
                    json.text("name", title);
                    json.text("unit", "nanoseconds");
                    json.number("startValue", 0);
                    json.number(
                            "endValue",
                            shares.stream().mapToLong(TimeShare::nanos).sum());
                    json.lists("samples", samples);
                    json.numbers(
                            "weights", shares.stream().map(TimeShare::nanos).toList());
                });
            });
        }
    }
}
