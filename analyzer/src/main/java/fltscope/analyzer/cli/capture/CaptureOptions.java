package fltscope.analyzer.cli.capture;

import fltscope.analyzer.cli.option.Amount;
import fltscope.analyzer.cli.option.Moment;
import fltscope.analyzer.finding.OpenClass;
import fltscope.collector.live.CapturePlan;
import fltscope.collector.live.CaptureProfile;
import fltscope.schemas.event.Guid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The options that say what is captured, where to, and until when. */
final class CaptureOptions {
    private static final long MEGABYTE = 1 << 20;

    @Option(
            names = "--queue",
            paramLabel = "DIR",
            description = "Write a queue to this new folder; it can be followed while it is written.")
    Path queue;

    @Option(
            names = "--etl",
            paramLabel = "FILE",
            description = "Let Windows write .etl files: FILE, and FILE-events.etl for the events of providers.")
    Path etl;

    @Option(
            names = "--duration",
            paramLabel = "T",
            converter = Moment.Converter.class,
            description = "Stop after this time (60s, 1500ms).")
    Moment duration;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = Amount.Bytes.class,
            description = "Stop when this much was written (2g, 512m).")
    Long maxSize;

    @Option(
            names = "--ring",
            paramLabel = "SIZE",
            converter = Amount.Bytes.class,
            description = "Keep only the last SIZE.")
    Long ring;

    @Option(
            names = "--profile",
            paramLabel = "minimal|latency|unload|holders|full",
            defaultValue = "unload",
            converter = ProfileConverter.class,
            description = "How much to record (default: ${DEFAULT-VALUE}). minimal: creates, cleanups and closes, no"
                    + " callbacks; Performance Log Users may. latency: ends of callbacks and operations. unload: entries"
                    + " of callbacks and stacks of creates too. holders: handles and mapped views as well. full: all"
                    + " stacks, and Kernel-File.")
    CaptureProfile profile;

    @Option(
            names = "--provider",
            paramLabel = "GUID",
            converter = GuidConverter.class,
            description = "Record this provider too. Repeatable. With --queue its events are only counted.")
    List<Guid> providers = new ArrayList<>();

    @Option(names = "--no-stacks", description = "Record no call stacks.")
    boolean noStacks;

    @Option(
            names = "--references",
            description =
                    "Record who references files, with stacks: minutes of it, as it can be half a million events a"
                            + " second.")
    boolean references;

    @Option(
            names = "--pool",
            paramLabel = "TAG",
            split = ",",
            description =
                    "Record allocations of pool with these tags, at most four, with stacks: FMis, FMfl, FMwi, and the"
                            + " tags of a filter's contexts.")
    List<String> poolTags = new ArrayList<>();

    @Option(
            names = "--until-unload",
            paramLabel = "FILTER",
            description =
                    "Stop when this filter is unloaded; with a COMMAND that unloads it, stop after --unload-wait at"
                            + " the latest.")
    String untilUnload;

    @Option(
            names = "--unload-wait",
            paramLabel = "T",
            defaultValue = "60s",
            converter = Moment.Converter.class,
            description = "How long to wait for the unload (default: ${DEFAULT-VALUE}).")
    Moment unloadWait;

    @Option(
            names = "--trigger",
            paramLabel = "CLASS",
            converter = ClassConverter.class,
            description = "Analyze while recording, and stop when an open gets this class, such as leak-suspect or"
                    + " filter-own-unclosed.")
    OpenClass trigger;

    /** Refuses what contradicts itself. */
    void check(CommandLine command) {
        if ((queue == null) == (etl == null)) {
            throw new ParameterException(command, "capture writes either --queue DIR or --etl FILE");
        }
        for (Moment time : new Moment[] {duration, unloadWait}) {
            if (time != null && time.calendar()) {
                throw new ParameterException(
                        command, "--duration and --unload-wait are lengths of time, such as 60s or 1500ms");
            }
        }
        if (ring != null && maxSize != null) {
            throw new ParameterException(command, "--ring keeps the last part, --max-size stops: choose one");
        }
        if (etl != null && untilUnload != null) {
            throw new ParameterException(
                    command, "--until-unload needs --queue: with --etl nobody looks at the events");
        }
        boolean noKernel = profile == CaptureProfile.MINIMAL;
        if (noKernel && (references || !poolTags.isEmpty())) {
            throw new ParameterException(
                    command,
                    "--references and --pool need the kernel's own events, which --profile minimal does without");
        }
        if (poolTags.size() > CapturePlan.MOST_TAGS) {
            throw new ParameterException(command, "--pool takes at most four tags");
        }
        for (String tag : poolTags) {
            if (!tag.matches("[ -~]{1,4}")) {
                throw new ParameterException(command, "--pool: '" + tag + "' is no tag of up to four letters");
            }
        }
        if (etl != null && ring != null && ring < MEGABYTE) {
            throw new ParameterException(command, "--ring is at least 1m for --etl");
        }
    }

    CapturePlan plan() {
        return new CapturePlan(profile, !noStacks, providers, references, poolTags);
    }

    /** Most megabytes that each .etl file takes, 0 for no limit. */
    int fileMegabytes() {
        Long size = ring == null ? maxSize : ring;
        return size == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.max(1, (size + MEGABYTE - 1) / MEGABYTE));
    }

    /** Reads {@code --profile}. */
    static final class ProfileConverter implements ITypeConverter<CaptureProfile> {
        @Override
        public CaptureProfile convert(String text) {
            for (CaptureProfile profile : CaptureProfile.values()) {
                if (profile.label().equals(text)) {
                    return profile;
                }
            }
            throw new TypeConversionException("'" + text + "' is none of minimal, latency, unload, holders, full");
        }
    }

    /** Reads {@code --trigger}. */
    static final class ClassConverter implements ITypeConverter<OpenClass> {
        @Override
        public OpenClass convert(String text) {
            for (OpenClass openClass : OpenClass.values()) {
                if (openClass.label().equals(text)) {
                    return openClass;
                }
            }
            throw new TypeConversionException("'" + text + "' is no class of opens, such as leak-suspect");
        }
    }

    /** Reads {@code --provider}. */
    static final class GuidConverter implements ITypeConverter<Guid> {
        @Override
        public Guid convert(String text) {
            try {
                return Guid.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is no GUID (logman query providers lists them)");
            }
        }
    }
}
