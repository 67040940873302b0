package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.record.IoKind;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImagesTest {
    private static final long BASE = 0xFFFF_F803_1234_0000L;
    private static final String FILTER = "\\SystemRoot\\System32\\drivers\\vfsmfd.sys";
    private static final String OTHER = "\\SystemRoot\\System32\\drivers\\other.sys";
    private static final String LIBRARY = "\\Device\\HarddiskVolume2\\Windows\\System32\\ntdll.dll";
    private static final String PROGRAM = "\\Device\\HarddiskVolume2\\a.exe";

    private final Recording recording = new Recording();
    private final Images images = recording.state.images();

    @Test
    void aDriverOfTheRundownIsThereFromBeforeTheTrace() {
        recording.imageThere(10, 0, BASE, 0x2000, FILTER);
        Image image = images.driverAt(BASE + 0x1FFF, 0);
        assertThat(image.path()).isEqualTo(FILTER);
        assertThat(image.name()).isEqualTo("vfsmfd.sys");
        assertThat(image.baseAddress()).isEqualTo(BASE);
        assertThat(image.sizeBytes()).isEqualTo(0x2000);
        assertThat(image.loadedTicks()).isEqualTo(Moments.BEFORE_TRACE);
        assertThat(image.unloadedTicks()).isEqualTo(Moments.AFTER_TRACE);
        assertThat(images.driverAt(BASE, 99)).isSameAs(image);
        assertThat(images.driverAt(BASE + 0x2000, 99)).isNull();
        assertThat(images.driverAt(BASE - 1, 99)).isNull();
        assertThat(images.imageAt(BASE, 77, 99)).isSameAs(image);
        assertThat(images.imageAt(BASE, -1, 99)).isSameAs(image);
    }

    @Test
    void aDriverCountsFromItsLoadToItsUnload() {
        recording.imageLoaded(100, 4, BASE, 0x2000, FILTER);
        Image image = images.driverAt(BASE, 100);
        recording.imageUnloaded(200, 4, BASE, 0x2000, FILTER);
        assertThat(images.driverAt(BASE, 99)).isNull();
        assertThat(images.driverAt(BASE, 200)).isSameAs(image);
        assertThat(images.driverAt(BASE, 201)).isNull();
        assertThat(image.loadedTicks()).isEqualTo(100);
        assertThat(image.unloadedTicks()).isEqualTo(200);
    }

    @Test
    void anotherDriverAtTheSameAddressIsToldApartByTime() {
        recording.imageThere(10, 0, BASE, 0x2000, FILTER);
        assertThat(images.driverAt(BASE + 0x1800, 50).name()).isEqualTo("vfsmfd.sys");
        recording.imageUnloaded(200, 0, BASE, 0x2000, FILTER);
        recording.imageLoaded(300, 4, BASE + 0x1000, 0x4000, OTHER);
        assertThat(images.driverAt(BASE + 0x1800, 199).name()).isEqualTo("vfsmfd.sys");
        assertThat(images.driverAt(BASE + 0x1800, 250)).isNull();
        assertThat(images.driverAt(BASE + 0x1800, 300).name()).isEqualTo("other.sys");
        assertThat(images.driverAt(BASE + 0x800, 300)).isNull();
    }

    @Test
    void eachLoadOfADriverIsAnImageOfItsOwn() {
        recording.imageLoaded(100, 4, BASE, 0x2000, FILTER);
        recording.imageUnloaded(200, 4, BASE, 0x2000, FILTER);
        recording.imageLoaded(300, 4, BASE, 0x2000, FILTER);
        recording.imageUnloaded(400, 4, BASE, 0x2000, FILTER);
        recording.imageLoaded(500, 4, BASE + 0x10_0000, 0x2000, FILTER);
        assertThat(images.driverAt(BASE, 300)).isNotSameAs(images.driverAt(BASE, 200));
        assertThat(images.driverAt(BASE, 500)).isNull();
        assertThat(images.driverAt(BASE + 0x10_0000, 500).loadedTicks()).isEqualTo(500);
    }

    @Test
    void aLoadOverALiveDriverEndsTheOneWhoseUnloadWasLost() {
        recording.imageLoaded(100, 4, BASE, 0x2000, FILTER);
        recording.imageLoaded(300, 4, BASE + 0x1000, 0x2000, OTHER);
        assertThat(images.driverAt(BASE + 0x1000, 299).name()).isEqualTo("vfsmfd.sys");
        assertThat(images.driverAt(BASE + 0x1000, 300).name()).isEqualTo("other.sys");
        assertThat(images.driverAt(BASE, 301)).isNull();
    }

    @Test
    void aDriverToldAgainIsTheSameWhateverTheSpellingOfItsFolder() {
        recording.imageLoaded(100, 4, BASE, 0x2000, "\\??\\C:\\Windows\\system32\\drivers\\VFSMFD.sys");
        Image image = images.driverAt(BASE, 100);
        recording.imageThere(900, 0, BASE, 0x2000, FILTER);
        assertThat(images.driverAt(BASE, 950)).isSameAs(image);
        assertThat(image.unloadedTicks()).isEqualTo(Moments.AFTER_TRACE);
    }

    @Test
    void aDriverOfAnotherBuildAtTheSamePlaceIsAnotherOne() {
        recording.accept(recording
                .record(IoKind.IMAGE_LOADED, 100, 4, -1)
                .address(BASE)
                .extent(0x2000)
                .code(0x5F00_0001)
                .text(FILTER));
        recording.accept(recording
                .record(IoKind.IMAGE_LOADED, 300, 4, -1)
                .address(BASE)
                .extent(0x2000)
                .code(0x5F00_0002)
                .text(FILTER));
        assertThat(images.driverAt(BASE, 100).timeDateStamp()).isEqualTo(0x5F00_0001);
        assertThat(images.driverAt(BASE, 300).timeDateStamp()).isEqualTo(0x5F00_0002);
    }

    @Test
    void aRundownAtTheEndOrAnUnloadAloneTellsOfTheTimeBefore() {
        recording.imageUnloaded(500, 0, BASE, 0x2000, FILTER);
        recording.imageThere(900, 0, BASE, 0x2000, OTHER);
        assertThat(images.driverAt(BASE, 0).name()).isEqualTo("vfsmfd.sys");
        assertThat(images.driverAt(BASE, 499).name()).isEqualTo("vfsmfd.sys");
        assertThat(images.driverAt(BASE, 501).name()).as("its load was lost").isEqualTo("other.sys");
    }

    @Test
    void aLargeDriverIsFoundBehindSmallOnes() {
        recording.imageThere(10, 0, BASE, 0x100_0000, "\\SystemRoot\\system32\\ntoskrnl.exe");
        for (int i = 0; i < 1000; i++) {
            recording.imageThere(10, 0, BASE + 0x100_0000 + 0x1000L * i, 0x1000, "\\d" + i + ".sys");
        }
        assertThat(images.driverAt(BASE + 0xFF_FFFF, 20).name()).isEqualTo("ntoskrnl.exe");
        for (int i = 0; i < 1000; i++) {
            assertThat(images.driverAt(BASE + 0x100_0FFF + 0x1000L * i, 20).name())
                    .isEqualTo("d" + i + ".sys");
        }
        assertThat(images.driverAt(BASE + 0x100_0000 + 0x1000L * 1000, 20)).isNull();
    }

    @Test
    void driversOf32BitsAreToldFromImagesOfProcesses() {
        recording.imageThere(10, 0, 0x8050_0000L, 0x2000, FILTER);
        recording.imageLoaded(20, 4, 0x8060_0000L, 0x2000, OTHER);
        recording.imageThere(10, 4, 0x7700_0000L, 0x2000, LIBRARY);
        assertThat(images.driverAt(0x8050_0010L, 30).name()).isEqualTo("vfsmfd.sys");
        assertThat(images.driverAt(0x8060_0010L, 30).name()).isEqualTo("other.sys");
        assertThat(images.driverAt(0x7700_0010L, 30)).isNull();
        assertThat(images.imageAt(0x7700_0010L, 4, 30).name()).isEqualTo("ntdll.dll");
        assertThat(images.imageAt(0x8050_0010L, 12, 30).name()).isEqualTo("vfsmfd.sys");
    }

    @Test
    void anImageOfAProcessIsSeenInThatProcessAlone() {
        recording.imageLoaded(100, 12, 0x7FF8_0000_0000L, 0x2000, LIBRARY);
        recording.imageThere(900, 16, 0x40_0000, 0x2000, PROGRAM);
        Image image = images.imageAt(0x7FF8_0000_1000L, 12, 100);
        assertThat(image.path()).isEqualTo(LIBRARY);
        assertThat(image.loadedTicks()).isEqualTo(100);
        assertThat(images.imageAt(0x7FF8_0000_1000L, 12, 99)).isNull();
        assertThat(images.imageAt(0x7FF8_0000_1000L, 16, 100)).isNull();
        assertThat(images.imageAt(0x40_0000, 16, 0).name()).isEqualTo("a.exe");
        assertThat(images.driverAt(0x40_0000, 0)).isNull();
    }

    @Test
    void anotherLibraryInTheSamePlaceOfAProcessIsToldApartByTime() {
        recording.imageLoaded(100, 12, 0x1000_0000, 0x2000, "\\a.dll");
        recording.imageUnloaded(200, 12, 0x1000_0000, 0x2000, "\\a.dll");
        recording.imageLoaded(300, 12, 0x1000_1000, 0x2000, "\\b.dll");
        recording.imageThere(900, 12, 0x1000_0000, 0x2000, "\\c.dll");
        assertThat(images.imageAt(0x1000_1000, 12, 150).name()).isEqualTo("a.dll");
        assertThat(images.imageAt(0x1000_1000, 12, 250)).isNull();
        assertThat(images.imageAt(0x1000_1000, 12, 300).name()).isEqualTo("b.dll");
        assertThat(images.imageAt(0x1000_1000, 12, 901).name()).isEqualTo("c.dll");
    }

    /** As net.4.5.2.x86.etl has it: loads without the volume, the rundown with it. */
    @Test
    void aLibraryToldWithAndWithoutItsVolumeIsTheSame() {
        recording.imageLoaded(100, 12, 0x1000_0000, 0x2000, "\\Windows\\SysWOW64\\bcrypt.dll");
        recording.imageThere(900, 12, 0x1000_0000, 0x2000, "\\Device\\HarddiskVolume2\\Windows\\SysWOW64\\bcrypt.dll");
        Image image = images.imageAt(0x1000_0000, 12, 950);
        assertThat(image.path()).isEqualTo("\\Windows\\SysWOW64\\bcrypt.dll");
        assertThat(image.loadedTicks()).isEqualTo(100);
    }

    @Test
    void anUnloadFromAProcessAloneTellsOfTheTimeBefore() {
        recording.imageUnloaded(200, 12, 0x1000_0000, 0x2000, "\\a.dll");
        recording.imageUnloaded(300, 12, 0x1000_0000, 0x2000, "\\b.dll");
        assertThat(images.imageAt(0x1000_0000, 12, 0).name()).isEqualTo("a.dll");
        assertThat(images.imageAt(0x1000_0000, 12, 300).name()).isEqualTo("b.dll");
        assertThat(images.imageAt(0x1000_0000, 12, 301)).isNull();
    }

    @Test
    void theImagesOfAProcessGoWithIt() {
        recording.processStarted(50, 12, 1, "a.exe");
        recording.imageLoaded(100, 12, 0x40_0000, 0x2000, PROGRAM);
        recording.processEnded(200, 12, 1, "a.exe");
        recording.imageUnloaded(201, 12, 0x40_0000, 0x2000, PROGRAM);
        recording.processStarted(300, 12, 2, "b.exe");
        recording.imageLoaded(310, 12, 0x40_0000, 0x3000, "\\b.exe");
        recording.processStarted(400, 12, 3, "c.exe");
        assertThat(images.imageAt(0x40_0000, 12, 200).name()).isEqualTo("a.exe");
        assertThat(images.imageAt(0x40_0000, 12, 250)).isNull();
        assertThat(images.imageAt(0x40_0000, 12, 310).name()).isEqualTo("b.exe");
        assertThat(images.imageAt(0x40_0000, 12, 401)).isNull();
    }

    @Test
    void aLibraryThatComesAndGoesInItsPlaceTakesOneLoad() {
        for (int i = 0; i < 1000; i++) {
            recording.imageLoaded(100 + 2 * i, 12, 0x1000_0000, 0x2000, "\\a.dll");
            recording.imageUnloaded(101 + 2 * i, 12, 0x1000_0000, 0x2000, "\\a.dll");
        }
        Image image = images.imageAt(0x1000_0000, 12, 500);
        assertThat(image.loadedTicks()).isEqualTo(100);
        assertThat(image.unloadedTicks()).isEqualTo(2099);
    }

    @Test
    void baseAndSizeThatSayNothingAreLeftOut() {
        recording.imageLoaded(100, 0, 0, 0x2000, FILTER);
        recording.imageLoaded(100, 0, BASE, 0, FILTER);
        recording.imageLoaded(100, 0, BASE, -1, FILTER);
        recording.imageLoaded(100, 12, 0x1000, 1L << 32, LIBRARY);
        recording.imageUnloaded(100, 12, 0x1000, 0, LIBRARY);
        assertThat(images.driverAt(BASE, 100)).isNull();
        assertThat(images.imageAt(0x1000, 12, 100)).isNull();
        assertThat(images.driverAt(0x1000, 100)).isNull();
    }

    /** The same answers as a walk over everything that was told, for loads that are all recorded. */
    @Test
    void randomLoadsAndUnloadsAreFoundAtAnyTime() {
        Random random = new Random(7);
        long[] loaded = new long[400];
        long[] unloaded = new long[400];
        int[] place = new int[400];
        int[] current = new int[16];
        Arrays.fill(current, -1);
        long ticks = 0;
        for (int i = 0; i < 400; i++) {
            int slot = random.nextInt(16);
            long base = BASE + 0x1000L * slot;
            if (current[slot] >= 0) {
                recording.imageUnloaded(ticks++, 0, base, 0x1000, "\\d" + current[slot] + ".sys");
                unloaded[current[slot]] = ticks - 1;
            }
            loaded[i] = ++ticks;
            unloaded[i] = Long.MAX_VALUE;
            place[i] = slot;
            current[slot] = i;
            recording.imageLoaded(ticks++, 0, base, 0x1000, "\\d" + i + ".sys");
        }
        for (int i = 0; i < 5000; i++) {
            long when = random.nextLong(ticks);
            int slot = random.nextInt(16);
            String expected = null;
            for (int j = 0; j < 400; j++) {
                if (place[j] == slot && loaded[j] <= when && when <= unloaded[j]) {
                    expected = "d" + j + ".sys";
                }
            }
            Image image = images.driverAt(BASE + 0x1000L * slot + random.nextInt(0x1000), when);
            assertThat(image == null ? null : image.name()).isEqualTo(expected);
        }
    }
}
