package fltscope.collector.etl;

import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlOptions;
import fltscope.schemas.fixture.EtlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small good files of every form, to be damaged. */
public final class FuzzCorpus {
    private FuzzCorpus() {}

    /** The files; each is made in a folder and read from there. */
    public static List<byte[]> files(Path folder) throws IOException {
        Path path = folder.resolve("corpus.etl");
        List<byte[]> files = new ArrayList<>();
        files.add(SmallTraces.everyKind(options(path), path));
        files.add(SmallTraces.everyKind(options(path).compressed(), path));
        files.add(SmallTraces.everyKind(options(path).windows7(), path));
        files.add(SmallTraces.everyKind(options(path).pointerBytes(4).systemTimeClock(), path));
        files.add(SmallTraces.everyKind(options(path).mergedHeaderBytes(0x200).neverFinalised(), path));
        EtlDamage.preallocatedTail(path, 0x500);
        files.add(Files.readAllBytes(path));
        files.add(circular(path));
        files.add(appended(path));
        return files;
    }

    private static EtlOptions options(Path path) {
        return EtlWriter.to(path).bufferBytes(0x800);
    }

    private static byte[] circular(Path path) throws IOException {
        try (EtlWriter etl = SmallTraces.options(path).processors(2).circular(4).open()) {
            for (int i = 0; i < 7; i++) {
                SmallTraces.plain(etl, i % 2, 100L * i, 8);
                SmallTraces.plain(etl, i % 2, 100L * i + 5, 300);
                etl.flush(i % 2);
            }
        }
        return Files.readAllBytes(path);
    }

    private static byte[] appended(Path path) throws IOException {
        try (EtlWriter etl = SmallTraces.options(path).open()) {
            SmallTraces.plain(etl, 0, 10, 8);
        }
        try (EtlWriter etl =
                EtlWriter.appendTo(path).bufferBytes(0x400).compressed().open()) {
            SmallTraces.plain(etl, 0, 20, 8);
            SmallTraces.plain(etl, 0, 30, 100);
        }
        return Files.readAllBytes(path);
    }
}
