package fltscope.analyzer.report.stack;

import fltscope.analyzer.state.StackFrame;
import fltscope.analyzer.symbol.NamedFrame;
import fltscope.analyzer.symbol.pdb.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The frames of a stack as the members of JSON objects, each row with all that is known of it. */
public final class StackJson {
    private StackJson() {}

    /** The rows, innermost first: names and their values, which are text, numbers, flags or null, in a fixed order. */
    public static List<Map<String, Object>> rows(List<StackFrame> stack, StackView view) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (StackFrame frame : stack) {
            for (NamedFrame name : view.rows(frame)) {
                rows.add(row(frame, name));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(StackFrame frame, NamedFrame name) {
        SourceLine source = name.source();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("module", frame.image() == null ? null : frame.image().name());
        row.put("address", String.format(Locale.ROOT, "0x%x", frame.address()));
        row.put("rva", frame.image() == null ? null : String.format(Locale.ROOT, "0x%x", frame.rva()));
        row.put("function", name.function());
        row.put("rawName", name.rawName());
        row.put("offset", name.function() == null ? null : (Object) name.offset());
        row.put("nameFrom", name.from() == null ? null : name.from().name().toLowerCase(Locale.ROOT));
        row.put("certain", name.certain());
        row.put("others", (long) name.others());
        row.put("inlined", name.inlined());
        row.put("file", source == null ? null : source.file());
        row.put("line", source == null ? null : (Object) (long) source.line());
        return row;
    }
}
