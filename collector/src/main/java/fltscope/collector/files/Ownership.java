package fltscope.collector.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.HashSet;
import java.util.Set;

/**
 * Whom a file belongs to, asked of the file itself and never of what a link leads to. A capture runs elevated, and whoever can
 * place a link where it writes could have it overwrite any file of the machine.
 *
 * <p>Java opens by path, not relative to a folder that is open: between a check and the use of a path somebody who may write
 * into a folder above it can still exchange it. So a path is safe as far as all folders above it are writable by trusted
 * accounts alone, or are sticky, as {@code /tmp} is. On Windows a junction is a link as well.
 */
public final class Ownership {
    private static final int MOST_LINKS = 40;

    private static Set<UserPrincipal> own;

    private Ownership() {}

    /** Whether there is something at this place, be it a link that leads nowhere. */
    public static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether this is a symbolic link or a junction. */
    public static boolean isLink(Path path) throws IOException {
        if (!exists(path)) {
            return false;
        }
        BasicFileAttributes attributes = attributes(path);
        return attributes.isSymbolicLink() || (attributes.isDirectory() && attributes.isOther());
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether this belongs to the account that runs this process. */
    public static boolean isOwn(Path path) throws IOException {
        return own().contains(owner(path));
    }

    /** The name of whom this belongs to. */
    public static UserPrincipal owner(Path path) throws IOException {
        return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether this is a file of this account that has no second name, and no link. */
    public static boolean isOwnFile(Path path) throws IOException {
        BasicFileAttributes attributes = attributes(path);
        return attributes.isRegularFile() && !attributes.isOther() && isOwn(path) && names(path) == 1;
    }

    private static int names(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (Integer) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                : 1;
    }

    /**
     * Refuses a path that leads through a link of somebody else's. A link of this account's own, and one of the account that
     * owns the root of the file system, may stand in it.
     *
     * @throws FileSystemException names the link and its owner
     */
    public static void requireTrustedLinks(Path path) throws IOException {
        require(path.toAbsolutePath(), new int[1]);
    }

    private static void require(Path path, int[] links) throws IOException {
        Path at = path.getRoot();
        for (Path name : path) {
            at = at.resolve(name);
            if (!isLink(at)) {
                continue;
            }
            if (!isOwn(at) && !owner(at).equals(owner(path.getRoot()))) {
                throw new FileSystemException(
                        at.toString(), null, "this is a link of " + owner(at).getName() + "'s, and is not followed");
            }
            if (++links[0] > MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            if (Files.isSymbolicLink(at)) {
                require(at.resolveSibling(Files.readSymbolicLink(at)), links);
            }
        }
    }

    /** Whom a new file of this process belongs to: on Windows a group where it is elevated, so the user counts as well. */
    private static synchronized Set<UserPrincipal> own() throws IOException {
        if (own == null) {
            Set<UserPrincipal> found = new HashSet<>();
            Path file = Files.createTempFile("fltscope", null);
            try {
                found.add(owner(file));
                found.add(file.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name")));
            } catch (UserPrincipalNotFoundException e) {
                // A process of a container, whose number has no name: it owns its new files all the same.
            } finally {
                Files.delete(file);
            }
            own = found;
        }
        return own;
    }
}
