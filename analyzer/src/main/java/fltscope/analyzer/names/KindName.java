package fltscope.analyzer.names;

/**
 * What names in one folder have in common that differ only in digits or random parts (pairing rules, section 11, rule 17). In a
 * name in lower case, each word, which is a run of letters and digits, becomes:
 *
 * <pre>
 * cache07      cache#     a number behind or before letters
 * tmp1f3c      tmp#       a hexadecimal number behind letters that are none
 * 1f3c9a02     #          a hexadecimal number of eight and more digits
 * x9kq2m       #          letters and digits in turn
 * wqzkxvbt     #          letters that nobody has written
 * </pre>
 */
public final class KindName {
    private static final int SHORTEST_MIXED = 5;
    private static final int SHORTEST_HEX = 3;
    private static final int SHORTEST_ID = 8;

    private KindName() {}

    /**
     * Masks the units from one index to before another, in place.
     *
     * @return index behind what is left of them
     */
    public static int mask(char[] text, int from, int to) {
        int out = from;
        int at = from;
        while (at < to) {
            int word = at;
            while (at < to && Character.isLetterOrDigit(text[at])) {
                at++;
            }
            out = word(text, word, at, out);
            if (at < to) {
                text[out++] = text[at++];
            }
        }
        return out;
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean isHex(char unit) {
        return isDigit(unit) || (unit >= 'a' && unit <= 'f');
    }

    private static int word(char[] text, int from, int to, int out) {
        int letters = 0;
        int letterRuns = 0;
        int hexAt = to;
        for (int i = to - 1; i >= from && isHex(text[i]); i--) {
            hexAt = i;
        }
        for (int i = from; i < to; i++) {
            letters += isDigit(text[i]) ? 0 : 1;
            letterRuns += !isDigit(text[i]) && (i == from || isDigit(text[i - 1])) ? 1 : 0;
        }
        boolean anyDigit = letters < to - from;
        boolean isId = anyDigit && hexAt == from && to - from >= SHORTEST_ID;
        if (isId || (letters == 0 && anyDigit)) {
            return number(text, out);
        }
        if (letterRuns < 2) {
            return oneRunOfLetters(text, from, to, out);
        }
        boolean hexBehindLetters = to - hexAt >= SHORTEST_HEX && hasNoDigit(text, from, hexAt);
        if (hexBehindLetters) {
            return number(text, copy(text, from, hexAt, out));
        }
        return to - from >= SHORTEST_MIXED ? number(text, out) : oneRunOfLetters(text, from, to, out);
    }

    private static boolean hasNoDigit(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isDigit(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** Each run of digits is a number; letters are, where nobody has written them. */
    private static int oneRunOfLetters(char[] text, int from, int to, int out) {
        int end = out;
        int at = from;
        while (at < to) {
            int run = at;
            boolean digits = isDigit(text[at]);
            while (at < to && isDigit(text[at]) == digits) {
                at++;
            }
            boolean number = digits || RandomPart.is(text, run, at);
            end = number ? number(text, end) : copy(text, run, at, end);
        }
        return end;
    }

    private static int number(char[] text, int out) {
        boolean behindOne = out > 0 && text[out - 1] == '#';
        text[out] = '#';
        return behindOne ? out : out + 1;
    }

    private static int copy(char[] text, int from, int to, int out) {
        System.arraycopy(text, from, text, out, to - from);
        return out + to - from;
    }
}
