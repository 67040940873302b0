package fltscope.analyzer.input.debugger.kernel;

import java.util.List;

/** Takes the lines that belong to one of the kernel debugger's own commands. Which one follows from the lines: prompts are lost. */
public final class KernelLines {
    private final IrpLines irps = new IrpLines();
    private final CallbackDataLines callbackData = new CallbackDataLines();
    private final ThreadLines threads = new ThreadLines();
    private final ObjectLines objects = new ObjectLines();
    private final LockLines locks = new LockLines();
    private final DeviceLines devices = new DeviceLines();
    private final DriverVerifierLines verified = new DriverVerifierLines();
    private final List<Family> families = List.of(irps, callbackData, threads, objects, locks, devices, verified);

    /**
     * A command ends what was above it.
     *
     * @param name without its extension, in lower case; null for one that is none of an extension
     * @param address that it names; 0 for none
     * @return whether its output is read here
     */
    public boolean command(String name, long address) {
        leave();
        objects.command();
        irps.command(0);
        callbackData.command(0);
        if (name == null) {
            return false;
        }
        switch (name) {
            case "irp" -> irps.command(address);
            case "cbd" -> callbackData.command(address);
            case "irpctrl", "thread", "process", "object", "handle", "locks", "devstack", "verifier" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Takes a line that begins a section of one of these commands; false where it does not. */
    public boolean starts(String line) {
        for (Family family : families) {
            if (family.starts(line)) {
                families.stream().filter(other -> !other.equals(family)).forEach(Family::leave);
                return true;
            }
        }
        return false;
    }

    /** Takes a line within a section; false where it says nothing to it. */
    public boolean continues(String line) {
        return families.stream().anyMatch(family -> family.continues(line));
    }

    /** Something else has begun. */
    public void leave() {
        families.forEach(Family::leave);
    }

    /** What was read. */
    public KernelFacts facts() {
        return new KernelFacts(
                List.copyOf(irps.facts().values()),
                callbackData.facts(),
                threads.facts(),
                List.copyOf(objects.objects().values()),
                objects.handles(),
                locks.facts(),
                List.copyOf(devices.facts().values()),
                verified.facts());
    }
}
