package fltscope.collector.live.snapshot;

import fltscope.schemas.trace.TraceException;
import java.util.List;

/** Lists the state of a machine that a trace does not tell. Each list is whole, or its method says why there is none. */
public interface SnapshotSource {
    /**
     * A minifilter.
     *
     * @param altitude as text; a fraction is possible
     */
    record Filter(String name, String altitude) {}

    /**
     * A minifilter on a volume.
     *
     * @param filter its name
     * @param volume NT path of the volume
     * @param altitude as text
     */
    record Instance(String filter, String volume, String altitude) {}

    /**
     * An image in the kernel.
     *
     * @param base its address
     * @param bytes its size
     * @param path NT path
     */
    record Driver(long base, long bytes, String path) {}

    /** A process; parent -1 where it is not known. */
    record Program(int processId, int parentId, String image, String commandLine) {}

    /** An NT path prefix and the DOS path it stands for; both end with a backslash. */
    record Volume(String ntPath, String dosPath) {}

    /** An open handle to a file: the FILE_OBJECT it refers to. */
    record FileHandle(int processId, long handle, long fileObject, int grantedAccess) {}

    /**
     * Minifilters that are loaded.
     *
     * @throws TraceException when they can not be listed
     */
    List<Filter> filters();

    /**
     * Instances of one filter.
     *
     * @throws TraceException when they can not be listed
     */
    List<Instance> instances(String filter);

    /**
     * Images in the kernel.
     *
     * @throws TraceException when they can not be listed with their addresses
     */
    List<Driver> drivers();

    /** Processes that run. */
    List<Program> processes();

    /** Drive letters. */
    List<Volume> volumes();

    /**
     * Handles to files, of all processes.
     *
     * @throws TraceException when they can not be listed with the addresses of their objects
     */
    List<FileHandle> handles();
}
