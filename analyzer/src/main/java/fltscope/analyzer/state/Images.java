package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;
import java.util.function.Consumer;

/**
 * Which image an address lies in at a moment. An image that only a rundown or its unload tells of counts from before the
 * trace, or from when another one left its place.
 */
public final class Images {
    private static final int IDLE = 0;
    /** SizeOfImage of a PE header has 32 bits; more is damage. */
    private static final int SIZE_BITS = 32;

    private final Drivers drivers = new Drivers();
    private final UserImages userImages = new UserImages();
    private final ImagePdbs pdbs = new ImagePdbs();

    Images() {}

    /** The image of kernel mode that holds this address at this time; null when none is known. Allocates nothing. */
    public Image driverAt(long address, long ticks) {
        return drivers.at(address, ticks);
    }

    /**
     * The image that holds this address at this time, in kernel mode or in a process (-1 when not known); null when none is
     * known.
     */
    public Image imageAt(long address, int processId, long ticks) {
        Image image = address < 0 ? null : userImages.at(address, processId, ticks);
        return image == null ? drivers.at(address, ticks) : image;
    }

    /** The PDB of an image, in a process where it is one of user mode; null when it was not recorded, or several were. */
    public ImagePdb pdbOf(Image image, int processId) {
        return pdbs.at(image.baseAddress(), processId);
    }

    /** Whether a driver of this name, in whatever case, that was loaded at {@code ticks} was unloaded later on. */
    public boolean wasUnloadedSince(String name, long ticks) {
        return drivers.unloadedSince(name, ticks) != Moments.AFTER_TRACE;
    }

    /** Whether a driver of this name, in whatever case, is known and was not loaded at {@code ticks}. */
    public boolean isAbsentAt(String name, long ticks) {
        return drivers.isAbsentAt(name, ticks);
    }

    /** Shows every load of a driver of this name, in whatever case. */
    public void forEachLoadOf(String name, Consumer<Image> action) {
        drivers.forEachLoadOf(name, action);
    }

    /** Whether an image of a process has this path, in whatever case, and has not been unloaded. */
    public boolean isInUse(String path) {
        return userImages.isInUse(path);
    }

    /** Takes an IMAGE_LOADED. */
    void loaded(IoRecord record) {
        if (!isPlausible(record)) {
            return;
        }
        if (isDriver(record)) {
            drivers.loaded(record);
        } else {
            userImages.loaded(record);
        }
    }

    /** Takes an IMAGE_UNLOADED. */
    void unloaded(IoRecord record) {
        if (!isPlausible(record)) {
            return;
        }
        if (isDriver(record)) {
            drivers.unloaded(record);
        } else {
            userImages.unloaded(record);
        }
    }

    /** Takes an IMAGE_PDB. */
    void pdb(IoRecord record) {
        pdbs.add(record);
    }

    void processEnded(int processId, long ticks) {
        userImages.processEnded(processId, ticks);
    }

    /** A base or a size of 0 is recorded now and then, and says nothing. */
    private static boolean isPlausible(IoRecord record) {
        return record.address() != 0 && record.extent() != 0 && record.extent() >>> SIZE_BITS == 0;
    }

    /** Drivers are recorded with process 0 or 4. System also has images of user mode, such as ntdll. */
    private static boolean isDriver(IoRecord record) {
        int processId = record.processId();
        return record.address() < 0
                || processId == IDLE
                || (processId == Processes.SYSTEM && Addresses.isKernel(record.address()));
    }
}
