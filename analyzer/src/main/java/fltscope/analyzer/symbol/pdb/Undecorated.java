package fltscope.analyzer.symbol.pdb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Public names without their decoration, where that is simple: a C name of x86, or the qualified name of a C++ function without
 * its parameters. A name with template arguments needs the grammar of types and stays as it is, as does all that is not
 * understood.
 */
public final class Undecorated {
    private static final String[] OPERATORS = {
        null,
        null,
        "operator new",
        "operator delete",
        "operator=",
        "operator>>",
        "operator<<",
        "operator!",
        "operator==",
        "operator!=",
        "operator[]",
        null,
        "operator->",
        "operator*",
        "operator++",
        "operator--",
        "operator-",
        "operator+",
        "operator&",
        "operator->*",
        "operator/",
        "operator%",
        "operator<",
        "operator<=",
        "operator>",
        "operator>=",
        "operator,",
        "operator()",
        "operator~",
        "operator^",
        "operator|",
        "operator&&",
        "operator||",
        "operator*=",
        "operator+=",
        "operator-="
    };
    /** Those behind {@code ??_}; null for what is no function or is left decorated. */
    private static final String[] MORE_OPERATORS = {
        "operator/=",
        "operator%=",
        "operator>>=",
        "operator<<=",
        "operator&=",
        "operator|=",
        "operator^=",
        null,
        null,
        null,
        null,
        null,
        null,
        "`vbase destructor'",
        "`vector deleting destructor'",
        null,
        "`scalar deleting destructor'",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "operator new[]",
        "operator delete[]"
    };

    private static final int MOST_PARTS = 64;

    private Undecorated() {}

    /** The name to show for a public or exported one of an image, of x86 or not. */
    public static String of(String name, boolean x86) {
        String cut = withoutSuffix(name);
        if (cut.startsWith("?")) {
            String qualified = qualified(cut);
            return qualified == null ? cut : qualified;
        }
        return x86 ? withoutConvention(cut) : cut;
    }

    /** Compilers of LLVM number what they moved between modules. */
    static String withoutSuffix(String name) {
        int at = name.indexOf(".llvm.");
        return at > 0 ? name.substring(0, at) : name;
    }

    /** {@code _f}, {@code _f@12} and {@code @f@8} are cdecl, stdcall and fastcall. */
    private static String withoutConvention(String name) {
        if (name.length() < 2 || (name.charAt(0) != '_' && name.charAt(0) != '@')) {
            return name;
        }
        int at = name.lastIndexOf('@');
        boolean bytes = at > 1
                && at + 1 < name.length()
                && name.substring(at + 1).chars().allMatch(Character::isDigit);
        return name.substring(1, bytes ? at : name.length());
    }

    private static String qualified(String name) {
        Parts parts = new Parts(name);
        String first = parts.function();
        if (first == null) {
            return null;
        }
        List<String> scopes = parts.scopes();
        if (scopes == null || (parts.constructs && scopes.isEmpty())) {
            return null;
        }
        Collections.reverse(scopes);
        String last = parts.constructs ? first + scopes.get(scopes.size() - 1) : first;
        scopes.add(last);
        return String.join("::", scopes);
    }

    private static final class Parts {
        private final String name;
        private final List<String> seen = new ArrayList<>();
        private int at = 1;
        private boolean constructs;

        Parts(String name) {
            this.name = name;
        }

        /** The function's own name, or what comes before its class's name in that of a constructor; null if not understood. */
        String function() {
            if (at >= name.length() || name.charAt(at) != '?') {
                return part();
            }
            at++;
            char code = take();
            if (code == '0' || code == '1') {
                constructs = true;
                return code == '0' ? "" : "~";
            }
            return code == '_' ? operator(MORE_OPERATORS, take()) : operator(OPERATORS, code);
        }

        private static String operator(String[] table, char code) {
            int index = code >= '0' && code <= '9' ? code - '0' : code >= 'A' && code <= 'Z' ? code - 'A' + 10 : -1;
            return index < 0 || index >= table.length ? null : table[index];
        }

        /** The names of the scopes, innermost first; null if not understood. */
        List<String> scopes() {
            List<String> scopes = new ArrayList<>();
            while (at < name.length() && scopes.size() < MOST_PARTS) {
                if (name.charAt(at) == '@') {
                    return scopes;
                }
                String scope = part();
                if (scope == null) {
                    return null;
                }
                scopes.add(scope);
            }
            return null;
        }

        private String part() {
            char first = at < name.length() ? name.charAt(at) : 0;
            if (first >= '0' && first <= '9') {
                at++;
                return first - '0' < seen.size() ? seen.get(first - '0') : null;
            }
            int end = name.indexOf('@', at);
            if (end <= at) {
                return null;
            }
            String text = name.substring(at, end);
            at = end + 1;
            if (text.startsWith("?A")) {
                text = "`anonymous namespace'";
            } else if (text.startsWith("?")) {
                return null;
            }
            if (!seen.contains(text)) {
                seen.add(text);
            }
            return text;
        }

        private char take() {
            return at < name.length() ? name.charAt(at++) : 0;
        }
    }
}
