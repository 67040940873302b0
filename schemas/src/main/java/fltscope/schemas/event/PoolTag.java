package fltscope.schemas.event;

/** Tags of pool blocks and of references: four characters in the order of memory, the first in the low byte. */
public final class PoolTag {
    private static final int CHARACTERS = 4;
    /** In the highest byte it may say that the block is protected; no character of a tag has it. */
    private static final int PROTECTED = 0x8000_0000;

    private PoolTag() {}

    /** {@code FMis}; a character that can not be printed is a dot. */
    public static String text(int tag) {
        StringBuilder text = new StringBuilder(CHARACTERS);
        int left = tag & ~PROTECTED;
        for (int i = 0; i < CHARACTERS; i++) {
            int character = (left >>> (i * Byte.SIZE)) & 0xFF;
            text.append(character < ' ' || character > '~' ? '.' : (char) character);
        }
        return text.toString();
    }

    /** The tag that a text of up to four characters names; what is missing is blank. */
    public static int of(String text) {
        int tag = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            tag |= (i < text.length() ? text.charAt(i) & 0x7F : ' ') << (i * Byte.SIZE);
        }
        return tag;
    }
}
