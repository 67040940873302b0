package fltscope.schemas.event;

/** Image/KernelBase, one pointer: where the kernel lies (events fact sheet 6.1; checked on builds 9200 to 19041). */
public final class KernelBase extends Payload {
    private static final int IMAGE_BASE = 0;

    @Override
    protected int fixedBytes() {
        return pointerBytes();
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("imageBase", imageBase(), PointerRole.DATA);
    }

    public long imageBase() {
        return pointer(IMAGE_BASE);
    }
}
