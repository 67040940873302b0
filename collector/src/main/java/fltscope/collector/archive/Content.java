package fltscope.collector.archive;

import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.PasswordRequiredException;

/**
 * A file that may be a trace, open for reading at any place.
 *
 * @param name as the user named it; of a file in an archive the name in it behind that of the archive
 */
public record Content(String name, FileChannel channel) {
    /** What stands for standard input. */
    public static final Path STANDARD_INPUT = Path.of("-");

    private static final String STANDARD_INPUT_NAME = "standard input";
    private static final int MOST_DEEP = 3;
    private static final int LISTED = 20;

    private static InputStream taken;

    /** What a path is called in reports. */
    public static String nameOf(Path path) {
        return path.equals(STANDARD_INPUT) ? STANDARD_INPUT_NAME : path.toString();
    }

    /** Standard input, which can be read once. */
    public static synchronized InputStream standardInput() {
        if (System.in.equals(taken)) {
            throw new TraceException(
                    ErrorKind.USAGE, STANDARD_INPUT_NAME, "is named twice (-), but can be read only once");
        }
        taken = System.in;
        return taken;
    }

    /** Whether there is something that can be read only once, from its beginning to its end: standard input, or a pipe. */
    public static boolean isStream(Path path) {
        return path.equals(STANDARD_INPUT)
                || (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path));
    }

    /**
     * Opens what a user named: a file, an archive of files, standard input, or a pipe.
     *
     * @param members which files of an archive are meant
     * @throws IOException when it can not be opened or read
     * @throws TraceException when it is known to be no trace, or the archive has no such files
     */
    public static List<Content> open(Path path, Members members) throws IOException {
        String name = nameOf(path);
        if (!isStream(path)) {
            return opened(new Content(name, FileChannel.open(path)), members, 0);
        }
        try (InputStream in = path.equals(STANDARD_INPUT) ? standardInput() : Files.newInputStream(path)) {
            return opened(new Content(name, Spool.of(name, in, Long.MAX_VALUE)), members, 0);
        }
    }

    private static List<Content> opened(Content content, Members members, int deep) throws IOException {
        boolean given = false;
        try {
            FileKind kind = FileKind.of(content.head());
            if (kind == null) {
                given = true;
                return List.of(content);
            }
            if (!kind.isArchive()) {
                throw content.refused(kind.refusal());
            }
            if (deep == MOST_DEEP) {
                throw content.refused("is an archive within archives, deeper than is looked into; unpack it");
            }
            return content.unpacked(kind, members, deep);
        } finally {
            if (!given) {
                content.channel.close();
            }
        }
    }

    private ByteBuffer head() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(FileKind.HEAD_BYTES);
        while (head.hasRemaining() && channel.read(head, head.position()) > 0) {
            // until it is full, or the file ends
        }
        return head.flip();
    }

    private List<Content> unpacked(FileKind kind, Members members, int deep) throws IOException {
        long most = Spool.limit(channel.size());
        if (kind == FileKind.GZIP) {
            return opened(new Content(name, gunzipped(most)), members, deep + 1);
        }
        List<Content> all = new ArrayList<>();
        boolean whole = false;
        try (Archive archive = archive(kind)) {
            for (Archive.Member member : chosen(archive, members)) {
                String full = name + "/" + member.name();
                all.addAll(opened(new Content(full, spooled(archive, member, full, most)), Members.ONE, deep + 1));
            }
            whole = true;
        } finally {
            if (!whole) {
                for (Content content : all) {
                    content.channel.close();
                }
            }
        }
        return all;
    }

    private FileChannel gunzipped(long most) throws IOException {
        try {
            return Spool.of(
                    name,
                    new GZIPInputStream(new BufferedInputStream(Channels.newInputStream(channel.position(0)))),
                    most);
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    private Archive archive(FileKind kind) {
        try {
            return switch (kind) {
                case SEVEN_ZIP -> new SevenZipArchive(channel);
                case CABINET -> new CabinetArchive(channel);
                default -> new ZipArchive(channel);
            };
        } catch (IOException | RuntimeException e) {
            // The library answers some damage with exceptions that are meant for its caller.
            throw damaged(name, e);
        }
    }

    private static FileChannel spooled(Archive archive, Archive.Member member, String full, long most) {
        try (InputStream in = archive.open(member)) {
            return Spool.of(full, in, most);
        } catch (TraceException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(full, e);
        }
    }

    private List<Archive.Member> chosen(Archive archive, Members members) {
        List<Archive.Member> chosen = archive.members().stream()
                .filter(member -> members.wanted().test(member.name()))
                .toList();
        if (chosen.isEmpty()) {
            boolean any = members.equals(Members.ONE) || members.equals(Members.ALL);
            throw refused(
                    archive.members().isEmpty()
                            ? "is an empty archive"
                            : (any ? "no .etl file is in it; it has " : "no such file is in it (--member); it has ")
                                    + list(archive.members())
                                    + (any ? "; --member NAME reads one of another name" : ""));
        }
        if (chosen.size() > 1 && !members.several()) {
            throw refused("holds " + chosen.size() + " traces, " + list(chosen)
                    + "; --member NAME reads one, and with * and ? several of one recording");
        }
        return chosen;
    }

    private static String list(List<Archive.Member> members) {
        StringBuilder list = new StringBuilder();
        for (Archive.Member member : members.subList(0, Math.min(LISTED, members.size()))) {
            list.append(list.isEmpty() ? "" : ", ").append(member.name());
            if (member.bytes() >= 0) {
                list.append(String.format(Locale.ROOT, " (%,d bytes)", member.bytes()));
            }
        }
        return members.size() > LISTED
                ? list.append(", and ")
                        .append(members.size() - LISTED)
                        .append(" more")
                        .toString()
                : list.toString();
    }

    private TraceException refused(String why) {
        return new TraceException(ErrorKind.WRONG_FORMAT, name, why);
    }

    private static TraceException damaged(String name, Exception e) {
        String why = e instanceof PasswordRequiredException
                ? "it is encrypted"
                : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String advice = why.contains("unpack") ? "" : "; if another program can, unpack it, and name the .etl file";
        return new TraceException(ErrorKind.WRONG_FORMAT, name, "can not be unpacked: " + why + advice, e);
    }
}
