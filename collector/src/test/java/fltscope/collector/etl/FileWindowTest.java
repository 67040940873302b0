package fltscope.collector.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.schemas.trace.TraceException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWindowTest {
    @Test
    void whateverIsAskedForIsThere() {
        byte[] file = new byte[10_000];
        new Random(1).nextBytes(file);
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            FileWindow window = new FileWindow(new MemoryChannel(file, file.length), "memory", 1 + random.nextInt(600));
            int at = 0;
            for (int i = 0; i < 100; i++) {
                // Mostly onward, as a reader goes, with overlaps, holes and steps back.
                at = random.nextInt(5) == 0 ? random.nextInt(11_000) : Math.max(0, at + random.nextInt(700) - 100);
                int wanted = random.nextInt(1000);
                int there = window.require(at, wanted);
                assertThat(there).isEqualTo(Math.max(0, Math.min(wanted, file.length - at)));
                for (int j = 0; j < there; j++) {
                    if (window.buffer().get(window.index(at) + j) != file[at + j]) {
                        throw new AssertionError("byte " + (at + j) + " is another one");
                    }
                }
            }
        }
    }

    @Test
    void aReadThatFailsIsToldWithItsPlace(@TempDir Path folder) throws Exception {
        Path path = Files.write(folder.resolve("a"), new byte[100]);
        FileChannel channel = FileChannel.open(path);
        FileWindow window = new FileWindow(channel, "a.etl", 10);
        assertThat(window.require(20, 10)).isEqualTo(10);
        channel.close();
        assertThatThrownBy(() -> window.require(30, 10))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith("a.etl: can not be read at byte 30");
    }
}
