package fltscope.analyzer.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where two JSON documents differ. Elements of arrays are matched by what names them (their name, class, address and so on), so
 * that one more or less of them is one difference, and not a difference of all that follow.
 */
final class JsonDifference {
    /** What names an element, as far as it has these. */
    private static final List<String> NAMES = List.of(
            "name",
            "metric",
            "callback",
            "driver",
            "filter",
            "majorFunction",
            "volume",
            "instance",
            "phase",
            "class",
            "operation",
            "kind",
            "provider",
            "event",
            "id",
            "aspect",
            "question",
            "fileObject",
            "callbackData",
            "startNs",
            "key",
            "limit",
            "text");

    private static final int MOST_SHOWN = 200;

    /**
     * One difference.
     *
     * @param path with {@code *} in place of the elements of arrays
     * @param place with their numbers in the new document
     * @param before as it was, null where there was nothing
     * @param after as it is, null where there is nothing
     */
    record Found(String path, String place, String before, String after) {}

    private final List<Found> found = new ArrayList<>();

    static List<Found> of(JsonNode before, JsonNode after) {
        JsonDifference difference = new JsonDifference();
        difference.compare("", "", before, after);
        return difference.found;
    }

    private void compare(String path, String place, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        int sizeBefore = found.size();
        if (before.isObject() && after.isObject()) {
            before.fieldNames().forEachRemaining(name -> {
                if (after.has(name)) {
                    compare(join(path, kind(name)), join(place, name), before.get(name), after.get(name));
                } else {
                    note(join(path, kind(name)), join(place, name), before.get(name), null);
                }
            });
            after.fieldNames().forEachRemaining(name -> {
                if (!before.has(name)) {
                    note(join(path, kind(name)), join(place, name), null, after.get(name));
                }
            });
        } else if (before.isArray() && after.isArray()) {
            elements(path, place, before, after);
        }
        if (found.size() == sizeBefore) {
            note(path, place, before, after);
        }
    }

    private void elements(String path, String place, JsonNode before, JsonNode after) {
        Map<String, ArrayDeque<Integer>> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.computeIfAbsent(name(before.get(i), i), key -> new ArrayDeque<>())
                    .add(i);
        }
        String inner = join(path, "*");
        int last = -1;
        boolean moved = false;
        boolean[] matched = new boolean[before.size()];
        for (int i = 0; i < after.size(); i++) {
            String innerPlace = place + '[' + i + shownName(after.get(i)) + ']';
            ArrayDeque<Integer> same = places.get(name(after.get(i), i));
            if (same == null || same.isEmpty()) {
                note(inner, innerPlace, null, after.get(i));
                continue;
            }
            int old = same.poll();
            matched[old] = true;
            moved |= old < last;
            last = Math.max(old, last);
            compare(inner, innerPlace, before.get(old), after.get(i));
        }
        for (int i = 0; i < before.size(); i++) {
            if (!matched[i]) {
                note(inner, place + '[' + i + shownName(before.get(i)) + ']', before.get(i), null);
            }
        }
        if (moved) {
            found.add(new Found(join(path, "(order)"), place, "", ""));
        }
    }

    private static String name(JsonNode element, int number) {
        if (!element.isObject()) {
            return element.isValueNode() && !element.isNumber() ? element.toString() : Integer.toString(number);
        }
        StringBuilder name = new StringBuilder();
        for (String part : NAMES) {
            JsonNode value = element.get(part);
            if (value != null && value.isValueNode()) {
                name.append(part).append('=').append(value.asText()).append(' ');
            }
        }
        return name.isEmpty() ? Integer.toString(number) : name.toString();
    }

    /** The first of the names, to be read beside the number. */
    private static String shownName(JsonNode element) {
        for (String part : NAMES) {
            JsonNode value = element.get(part);
            if (value != null && value.isTextual()) {
                return ' ' + value.asText();
            }
        }
        return "";
    }

    private void note(String path, String place, JsonNode before, JsonNode after) {
        found.add(new Found(path, place, text(before), text(after)));
    }

    private static String text(JsonNode node) {
        if (node == null) {
            return null;
        }
        String text = node.toString();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    /** Questions of {@code explain}, which name what they ask for, are alike. */
    private static String kind(String member) {
        return member.startsWith("open 0x") ? "open" : member.startsWith("life ") ? "life" : member;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }
}
