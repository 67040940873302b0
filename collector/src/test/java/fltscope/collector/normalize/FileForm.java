package fltscope.collector.normalize;

import fltscope.schemas.fixture.KernelEvent;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.record.IoRecord;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A form in which a file operation is recorded: by which provider, in the old or the new layout, for which pointer size. */
record FileForm(boolean kernelFile, boolean old, int pointerBytes) {
    static Stream<FileForm> all() {
        return Stream.of(false, true)
                .flatMap(kernelFile -> Stream.of(false, true)
                        .flatMap(old -> Stream.of(4, 8).map(bytes -> new FileForm(kernelFile, old, bytes))));
    }

    /** The only record of an event in this form; the events are made for the version of their provider. */
    IoRecord record(IntFunction<KernelEvent> fileIo, IntFunction<ManifestEvent> manifest) {
        List<IoRecord> records = TestTrace.of(pointerBytes, out -> {
                    if (kernelFile) {
                        out.event(manifest.apply(old ? 0 : 1));
                    } else {
                        out.system(fileIo.apply(old ? 2 : 3));
                    }
                })
                .records;
        if (records.size() != 1) {
            throw new AssertionError(records.size() + " records");
        }
        return records.get(0);
    }

    long address(int low) {
        return TestTrace.address(pointerBytes, low);
    }
}
