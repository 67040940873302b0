package fltscope.collector.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What a file is that is no .etl file, by its first bytes. None of these can be the beginning of an .etl file, whose first four
 * bytes are the size of a buffer, a multiple of 512.
 */
public enum FileKind {
    /** Of a support bundle, PerfView ({@code .etl.zip}) or Visual Studio ({@code .diagsession}). */
    ZIP("504b0304"),
    /** One without members. */
    EMPTY_ZIP("504b0506"),
    GZIP("1f8b08"),
    SEVEN_ZIP("377abcaf271c"),
    CABINET("4d534346"),

    RAR("526172211a07", "a RAR archive", "unpack it, and name the .etl file"),
    XZ("fd377a585a00", "an xz file", "unpack it (xz -d), and name the .etl file"),
    BZIP2("425a68", "a bzip2 file", "unpack it (bzip2 -d), and name the .etl file"),
    ZSTANDARD("28b52ffd", "a zstd file", "unpack it (zstd -d), and name the .etl file"),
    TAR("", "a tar archive", "unpack it, and name the .etl file"),

    EVENT_LOG(
            "456c6646696c6500",
            "an event log (.evtx)",
            "it keeps messages, no file operations; record a trace: fltscope capture, or fltscope profile for other"
                    + " tools"),
    PROCESS_MONITOR(
            "504d4c5f",
            "a log of Process Monitor (.PML)",
            "it holds no ETW events; record a trace: fltscope capture, or fltscope profile for other tools"),
    PCAPNG("0a0d0d0a", "a network capture (.pcapng)", "if it was converted from an .etl file, name that"),
    PCAP("d4c3b2a1", "a network capture (.pcap)", "if it was converted from an .etl file, name that"),
    PCAP_BIG_ENDIAN("a1b2c3d4", "a network capture (.pcap)", "if it was converted from an .etl file, name that"),
    PDB(
            "4d6963726f736f667420432f432b2b204d534620372e30300d0a1a4453",
            "a PDB, the symbols of a program",
            "name the trace first"),
    MSFZ("4d6963726f736f6674204d53465a20436f6e7461696e6572", "a packed PDB (MSFZ)", "name the trace first"),
    MINIDUMP(
            "4d444d50",
            "a minidump of a process",
            "it holds no events; what a debugger prints of a dump of the kernel joins a trace with --debugger"),
    KERNEL_DUMP(
            "50414745",
            "a memory dump of Windows",
            "it holds no events; open it in WinDbg, and join what !fltkd prints with a trace: --debugger FILE"),
    PROGRAM("4d5a", "a program or driver", "name the trace"),
    NETTRACE("4e65747472616365", "an EventPipe trace of .NET (.nettrace)", "it holds no events of Windows"),
    PERF_DATA("50455246494c4532", "a recording of Linux perf", "it holds no events of Windows"),
    JSON("", "JSON", "name the trace that it was made from"),
    XML("", "XML", "if tracerpt or wevtutil wrote it from an .etl file, name that"),
    TEXT("", "a text", "name the trace; text of fltmc goes with --instances, that of a debugger with --debugger");

    /** Bytes from the beginning of a file that say what it is. */
    public static final int HEAD_BYTES = 512;

    private static final FileKind[] ALL = values();
    private static final int TAR_MAGIC_AT = 257;
    private static final String TAR_MAGIC = "ustar";
    private static final int FEWEST_CHARACTERS = 16;

    /** A character for each byte. */
    private final String magic;

    private final String what;
    private final String advice;

    FileKind(String magic, String what, String advice) {
        this.magic = new String(HexFormat.of().parseHex(magic), StandardCharsets.ISO_8859_1);
        this.what = what;
        this.advice = advice;
    }

    FileKind(String magic) {
        this(magic, null, null);
    }

    /** What begins like this; null for what may be an .etl file, and for what is not known. */
    public static FileKind of(ByteBuffer head) {
        for (FileKind kind : ALL) {
            if (!kind.magic.isEmpty() && isAt(head, 0, kind.magic)) {
                return kind;
            }
        }
        if (isAt(head, TAR_MAGIC_AT, TAR_MAGIC)) {
            return TAR;
        }
        return text(head);
    }

    private static boolean isAt(ByteBuffer head, int at, String magic) {
        if (head.remaining() < at + magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((head.get(head.position() + at + i) & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Plain characters alone, as bytes or as UTF-16 with its mark. */
    private static FileKind text(ByteBuffer head) {
        int start = head.position();
        int first = head.remaining() < FEWEST_CHARACTERS ? 0 : head.getShort(start) & 0xFFFF;
        boolean wide = first == 0xFEFF || first == 0xFFFE;
        char plain = 0;
        for (int at = start + (wide ? 2 : 0); at < head.limit(); at++) {
            int unit = head.get(at) & 0xFF;
            boolean printable = unit >= ' ' || (unit >= '\t' && unit <= '\r');
            if (!printable && !(wide && unit == 0)) {
                return null;
            }
            if (plain == 0 && unit > ' ' && unit < 0x7F) {
                plain = (char) unit;
            }
        }
        if (head.remaining() < FEWEST_CHARACTERS) {
            return null;
        }
        return plain == '{' || plain == '[' ? JSON : plain == '<' ? XML : TEXT;
    }

    /** Whether traces are read out of it. */
    public boolean isArchive() {
        return what == null;
    }

    /** Whether it is neither an archive nor a text. */
    public boolean isBinary() {
        return !isArchive() && compareTo(JSON) < 0;
    }

    /** What it is and what to do; of one that is not an archive. */
    String refusal() {
        return "not an .etl file but " + what + ": " + advice;
    }

    /** What it is, with an article; null for an archive. */
    public String what() {
        return what;
    }
}
