package fltscope.collector.etl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages files at random; the same seed gives the same damage. */
final class Mutator {
    /** Values that have broken parsers: around 0, around the sizes that stand in these files, around the ends of types. */
    static final int[] BAD_VALUES = {
        0,
        1,
        2,
        7,
        8,
        9,
        0x0F,
        0x10,
        0x18,
        0x1F,
        0x20,
        0x30,
        0x37,
        0x38,
        0x47,
        0x48,
        0x49,
        0x50,
        0xFF,
        0x100,
        0x1FF,
        0x3FF,
        0x400,
        0x7FF,
        0x800,
        0x801,
        0x7FFF,
        0x8000,
        0xFFF8,
        0xFFFF,
        0x1_0000,
        0xFF_FFFF,
        0x100_0000,
        0x100_0001,
        0x7FFF_FFFF,
        0x8000_0000,
        0xFFFF_FFF8,
        0xFFFF_FFFF
    };

    private static final int HEADER_BYTES = 0x48;
    /** Places in a buffer header that the reader looks at: BufferSize to Offset, flags and type. */
    private static final int[] HEADER_FIELDS = {0x00, 0x04, 0x18, 0x1C, 0x28, 0x2C, 0x30, 0x34, 0x36};

    private final SplittableRandom random;
    private final List<byte[]> corpus;
    private byte[] file;

    Mutator(long seed, List<byte[]> corpus) {
        random = new SplittableRandom(seed);
        this.corpus = corpus;
    }

    /** A damaged file. */
    byte[] next() {
        file = corpus.get(random.nextInt(corpus.size())).clone();
        for (int i = random.nextInt(1, 6); i > 0 && file.length > 0; i--) {
            mutate();
        }
        return file;
    }

    private void mutate() {
        switch (random.nextInt(12)) {
            case 0 -> file[at()] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[at()] = (byte) random.nextInt();
            case 2, 3 -> put(at() & ~1, value(), random.nextInt(1, 5));
            case 4, 5 -> put(bufferAt() + HEADER_FIELDS[random.nextInt(HEADER_FIELDS.length)], value(), 4);
            case 6 -> put(recordAt() + 2 * random.nextInt(5), value(), random.nextInt(1, 5));
            case 7 -> file = Arrays.copyOf(file, at());
            case 8 -> replace(at(), at(), new byte[0]);
            case 9 -> {
                byte[] other = corpus.get(random.nextInt(corpus.size()));
                int from = random.nextInt(other.length);
                replace(at(), at(), Arrays.copyOfRange(other, from, random.nextInt(from, other.length)));
            }
            case 10 -> { // a buffer twice, or moved
                int from = bufferAt();
                byte[] copy = Arrays.copyOfRange(file, from, endOf(from));
                int to = random.nextBoolean() ? bufferAt() : at();
                replace(to, to, copy);
            }
            default -> {
                int from = at();
                byte[] noise = new byte[random.nextInt(1, 200)];
                random.nextBytes(noise);
                replace(from, Math.min(file.length, from + random.nextInt(noise.length + 1)), noise);
            }
        }
    }

    private int at() {
        return random.nextInt(file.length);
    }

    private int value() {
        int choice = random.nextInt(BAD_VALUES.length + 3);
        return choice < BAD_VALUES.length ? BAD_VALUES[choice] : random.nextInt() >>> random.nextInt(32);
    }

    private void put(int at, int value, int bytes) {
        for (int i = 0; i < bytes && at + i < file.length; i++) {
            file[at + i] = (byte) (value >>> (8 * i));
        }
    }

    private void replace(int from, int to, byte... middle) {
        int first = Math.min(from, to);
        int last = Math.max(from, to);
        byte[] result = Arrays.copyOf(file, first + middle.length + file.length - last);
        System.arraycopy(middle, 0, result, first, middle.length);
        System.arraycopy(file, last, result, first + middle.length, file.length - last);
        file = result;
    }

    /** Where one of the buffers starts, as far as their sizes still tell. */
    private int bufferAt() {
        int buffer = 0;
        for (int steps = random.nextInt(6); steps > 0; steps--) {
            int next = endOf(buffer);
            if (next == buffer || file.length - next < HEADER_BYTES) {
                break;
            }
            buffer = next;
        }
        return buffer;
    }

    /** Where the buffer that starts here ends; never before it, nor behind the file. */
    private int endOf(int buffer) {
        return (int) Math.max(buffer, Math.min(file.length, (long) buffer + size(buffer)));
    }

    private int size(int buffer) {
        return buffer + 4 <= file.length
                ? ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(buffer)
                : 0;
    }

    /** A place where a record may start. */
    private int recordAt() {
        int at = bufferAt() + HEADER_BYTES;
        for (int steps = random.nextInt(16); steps > 0; steps--) {
            if (at < 0 || at + 8 > file.length) {
                return 0;
            }
            int sizeAt = (file[at + 2] & 0xFF) <= 4 || (file[at + 2] & 0xFE) == 0x10 ? at + 4 : at;
            int size = (file[sizeAt] & 0xFF) | ((file[sizeAt + 1] & 0xFF) << 8);
            at += Math.max(8, (size + 7) & ~7);
        }
        return Math.min(at, file.length - 1);
    }
}
