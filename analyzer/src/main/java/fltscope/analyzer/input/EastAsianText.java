package fltscope.analyzer.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * Text in the code pages of Chinese (936) and Japanese (932) Windows, which nothing in the text names. Taken for such only where each
 * run of bytes above ASCII is long enough to be no accented letters, and all of them decode to characters of that language.
 */
final class EastAsianText {
    /** Two letters of two bytes, the last of which may be plain: no western word has three accented letters in a row. */
    private static final int RUN_BYTES = 3;

    /** The first byte of a common Chinese character and its second are above this. */
    private static final int CHINESE = 0xA0;

    private EastAsianText() {}

    /** Null where it is not such beyond doubt, or this Java does not have the code page. */
    static String of(byte[] bytes) {
        if (!hasLongRuns(bytes)) {
            return null;
        }
        String name = isChinese(bytes) ? "GBK" : "windows-31j";
        String text = Charset.isSupported(name) ? decoded(bytes, Charset.forName(name)) : null;
        return text != null && text.chars().allMatch(EastAsianText::isExpected) ? text : null;
    }

    private static String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isExpected(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return c < 0x80
                || c == 0x30FC
                || script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || (c >= 0xFF00 && c < 0xFF60)
                || (c >= 0x3000 && c < 0x3040);
    }

    private static boolean isChinese(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 && (b & 0xFF) <= CHINESE) {
                return false;
            }
        }
        return true;
    }

    /** The second byte of a Japanese character may be plain: a run goes on over one. */
    private static boolean hasLongRuns(byte[] bytes) {
        int run = 0;
        int longest = 0;
        for (int i = 0; i < bytes.length; i++) {
            boolean above = bytes[i] < 0 || (run > 0 && bytes[i - 1] < 0 && i + 1 < bytes.length && bytes[i + 1] < 0);
            if (!above && run > 0 && run < RUN_BYTES) {
                return false;
            }
            run = above ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest >= RUN_BYTES;
    }
}
