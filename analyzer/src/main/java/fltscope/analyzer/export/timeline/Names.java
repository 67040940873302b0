package fltscope.analyzer.export.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that are written once and then by their number; numbers count from 1. */
final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int of(String text) {
        Integer known = numbers.get(text);
        if (known == null) {
            texts.add(text);
            known = texts.size();
            numbers.put(text, known);
        }
        return known;
    }

    String text(int number) {
        return texts.get(number - 1);
    }

    int size() {
        return texts.size();
    }
}
