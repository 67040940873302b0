package fltscope.schemas.event;

/**
 * KernelTraceControl event 34, one UTF-16 text: a volume of the system without a drive letter, {@code
 * \Device\HarddiskVolume1\} (events fact sheet 6.6; checked on builds 9200 and 18363, where it occurs twice). TraceEvent
 * calls it UnknownVolume.
 */
public final class SystemVolume extends Payload {
    private static final int VOLUME = 0;

    @Override
    protected int fixedBytes() {
        return VOLUME;
    }

    @Override
    public void describe(FieldSink out) {
        out.path("volume", volume());
    }

    public String volume() {
        return utf16(VOLUME);
    }
}
