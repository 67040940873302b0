package fltscope.schemas.event;

/** Names the bits of a set. */
final class BitNames {
    private BitNames() {}

    /**
     * The names of the bits that are set, low to high, joined by a bar; a bit without a name shows as a hexadecimal number.
     *
     * @param names by bit, null where a bit has none
     * @return null when no bit is set
     */
    static String join(int set, String... names) {
        if (set == 0) {
            return null;
        }
        StringBuilder joined = new StringBuilder();
        for (int rest = set; rest != 0; rest &= rest - 1) {
            int bit = Integer.numberOfTrailingZeros(rest);
            String name = bit < names.length ? names[bit] : null;
            joined.append(joined.isEmpty() ? "" : "|")
                    .append(name == null ? "0x" + Integer.toHexString(1 << bit) : name);
        }
        return joined.toString();
    }
}
