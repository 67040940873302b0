package fltscope.collector.etl;

import java.nio.ByteBuffer;

/** Room for one whole compressed buffer once decoded; it is made when it is first asked for, and its content lasts until the next. */
final class DecodedBuffer {
    private ByteBuffer bytes = FileWindow.allocate(0);

    ByteBuffer ofBytes(int count) {
        if (bytes.capacity() < count) {
            bytes = FileWindow.allocate(count);
        }
        return bytes;
    }
}
