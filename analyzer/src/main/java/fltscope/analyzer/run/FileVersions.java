package fltscope.analyzer.run;

import fltscope.collector.etl.EventSink;
import fltscope.collector.etl.PlacedLoss;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.FileVersion;
import java.util.Map;

/** Picks the version resources of drivers out of the events on their way; merged traces have them. */
final class FileVersions implements EventSink {
    /** Opcode of the event, looked at first as it costs nothing. */
    private static final int OPCODE = 64;

    private static final String DRIVER = ".sys";

    private final EventSink next;
    private final FileVersion payload = new FileVersion();
    private final Map<String, String> byFile;

    /** @param byFile takes the versions, by the names that the files had when they were built */
    FileVersions(EventSink next, Map<String, String> byFile) {
        this.next = next;
        this.byFile = byFile;
    }

    @Override
    public boolean event(EventRecord event) {
        if (event.opcode() == OPCODE && EventType.of(event) == EventType.FILE_VERSION && payload.wrap(event)) {
            String file = payload.origFileName();
            String version = payload.binFileVersion().isBlank() ? payload.fileVersion() : payload.binFileVersion();
            if (file.regionMatches(true, file.length() - DRIVER.length(), DRIVER, 0, DRIVER.length())
                    && !version.isBlank()) {
                byFile.put(file, version);
            }
        }
        return next.event(event);
    }

    @Override
    public void lost(PlacedLoss loss) {
        next.lost(loss);
    }
}
