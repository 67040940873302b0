package fltscope.schemas.schema;

import java.util.HexFormat;

/** Text of network addresses; what is none, or cut, is given as hexadecimal digits. */
final class SocketAddress {
    private static final int FAMILY_INET = 2;
    private static final int FAMILY_INET6 = 23;
    private static final int PORT = 2;
    private static final int INET_ADDRESS = 4;
    private static final int INET_BYTES = 8;
    private static final int INET6_ADDRESS = 8;
    private static final int INET6_BYTES = 24;
    private static final int IPV6_BYTES = 16;

    private SocketAddress() {}

    /** A SOCKADDR_IN or SOCKADDR_IN6 (ws2def.h, ws2ipdef.h). */
    static String text(byte[] bytes) {
        int family = bytes.length < PORT ? 0 : (bytes[0] & 0xFF) | ((bytes[1] & 0xFF) << 8);
        if (family == FAMILY_INET && bytes.length >= INET_BYTES) {
            return ipv4(bytes, INET_ADDRESS) + ":" + port(bytes);
        }
        if (family == FAMILY_INET6 && bytes.length >= INET6_BYTES) {
            return "[" + ipv6(bytes, INET6_ADDRESS) + "]:" + port(bytes);
        }
        return HexFormat.of().formatHex(bytes);
    }

    static String ipv4(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) + "." + (bytes[at + 1] & 0xFF) + "." + (bytes[at + 2] & 0xFF) + "."
                + (bytes[at + 3] & 0xFF);
    }

    /** Eight groups, none left out. */
    static String ipv6(byte[] bytes, int at) {
        if (bytes.length - at < IPV6_BYTES) {
            return HexFormat.of().formatHex(bytes);
        }
        StringBuilder text = new StringBuilder();
        for (int i = at; i < at + IPV6_BYTES; i += 2) {
            text.append(i == at ? "" : ":")
                    .append(Integer.toHexString(((bytes[i] & 0xFF) << 8) | (bytes[i + 1] & 0xFF)));
        }
        return text.toString();
    }

    private static int port(byte[] bytes) {
        return ((bytes[PORT] & 0xFF) << 8) | (bytes[PORT + 1] & 0xFF);
    }
}
