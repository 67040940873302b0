package fltscope.collector.live;

import fltscope.collector.live.session.SessionLoss;
import fltscope.collector.live.session.SessionSettings;
import fltscope.schemas.trace.TraceException;
import java.nio.file.Path;
import java.util.List;

/** A capture that Windows itself writes to .etl files, one for each session. */
public final class FileCapture implements Recording {
    private static final String EXTENSION = ".etl";

    private final RecordingSessions sessions;

    private FileCapture(RecordingSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Starts to record.
     *
     * @param file takes what the kernel records; what providers tell goes beside it, see {@link #files}
     * @param megabytes most that each file takes; 0 for no limit
     * @param ring whether the newest events replace the oldest when a file is full
     * @throws TraceException when Windows does not let it; then nothing is left running
     */
    public static FileCapture start(LiveMachine machine, CapturePlan plan, Path file, int megabytes, boolean ring) {
        List<Path> files = files(plan, file);
        RecordingSessions sessions = RecordingSessions.start(
                machine,
                plan,
                (name, systemLogger) -> SessionSettings.toFile(
                        name,
                        systemLogger,
                        files.get(systemLogger ? 0 : files.size() - 1)
                                .toAbsolutePath()
                                .toString(),
                        megabytes,
                        ring));
        FileCapture capture = new FileCapture(sessions);
        try {
            sessions.record();
            return capture;
        } catch (RuntimeException e) {
            try {
                capture.close();
            } catch (TraceException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** The files that a capture writes: {@code trace.etl}, and {@code trace-events.etl} where there are two sessions. */
    public static List<Path> files(CapturePlan plan, Path file) {
        if (!plan.profile().needsSystemLogger()) {
            return List.of(file);
        }
        return List.of(file, beside(file, "-events" + EXTENSION));
    }

    /** The file that belongs to {@code trace.etl} and is called {@code trace} and {@code ending}. */
    public static Path beside(Path file, String ending) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
        return file.resolveSibling(stem + ending);
    }

    @Override
    public void watch() {
        sessions.loss();
    }

    @Override
    public long events() {
        return -1;
    }

    @Override
    public long lost() {
        SessionLoss loss = sessions.loss();
        return loss.events() + loss.buffers();
    }

    @Override
    public List<String> notes() {
        return sessions.notes();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
