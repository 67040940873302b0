package fltscope.collector.etl;

import fltscope.collector.archive.Content;
import fltscope.collector.archive.Members;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Delivers the events of a recording in time order; events of equal time in the order of the file. A recording is one file,
 * or several that belong together: the parts of a NEWFILE session, or the files of several sessions of one capture.
 */
public final class EtlReader implements AutoCloseable {
    private final List<EtlFile> files = new ArrayList<>();
    private final boolean strict;
    private final boolean anyMachine;
    private final int budgetBytes;

    /** Opens the files of one recording; an archive has to hold one trace. */
    public EtlReader(List<Path> paths, boolean strict) {
        this(paths, Members.ONE, strict, false);
    }

    /**
     * Opens the files of one recording.
     *
     * @param members which files of archives are meant
     * @param strict whether damage stops the reading
     * @param anyMachine whether files are read together though they are not of one run of one machine
     * @throws TraceException when one of them is no .etl file, can not be read, is given twice, or is of another machine or another
     *     run of it than the first
     */
    public EtlReader(List<Path> paths, Members members, boolean strict, boolean anyMachine) {
        this.strict = strict;
        this.anyMachine = anyMachine;
        budgetBytes = ReadBudget.BYTES;
        Set<Path> known = new HashSet<>();
        try {
            for (Path path : paths) {
                if (!known.add(identity(path))) {
                    throw new TraceException(
                            ErrorKind.USAGE,
                            Content.nameOf(path),
                            "is given twice: each of its events would count twice");
                }
                List<EtlFile> opened = EtlFile.open(path, members);
                files.addAll(opened);
                opened.forEach(this::requireSameClock);
            }
        } catch (TraceException e) {
            close();
            throw e;
        }
    }

    private static Path identity(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath();
        }
    }

    /**
     * Reads one file that is open; closing the reader closes it.
     *
     * @param budgetBytes memory for the buffers of all processors
     */
    EtlReader(EtlFile file, boolean strict, int budgetBytes) {
        this.strict = strict;
        anyMachine = false;
        this.budgetBytes = budgetBytes;
        files.add(file);
    }

    private void requireSameClock(EtlFile file) {
        if (!file.header().clock().sameKind(header().clock())) {
            throw new TraceException(
                    ErrorKind.USAGE,
                    file.name(),
                    "has another clock than " + files.get(0).name() + " and can not be read together with it");
        }
        String other = anyMachine ? null : header().differenceTo(file.header());
        if (other != null) {
            throw new TraceException(
                    ErrorKind.USAGE,
                    file.name(),
                    "is not of the same run of the same machine as "
                            + files.get(0).name() + ": " + other
                            + "; read them apart, or give --force where they do belong together");
        }
    }

    /** The header of the first file: its clock is the clock of all events. */
    public TraceHeader header() {
        return files.get(0).header();
    }

    /** The files, in the order in which they were named. */
    public List<EtlFile> files() {
        return Collections.unmodifiableList(files);
    }

    /** The files as reports name them. */
    public List<String> names() {
        return files.stream().map(EtlFile::name).toList();
    }

    /** Sum of the files' sizes. */
    public long bytes() {
        return files.stream().mapToLong(EtlFile::bytes).sum();
    }

    /**
     * Reads the recording once.
     *
     * @param sink takes the events, and the losses that have a place in time
     * @param counters takes what was lost, damaged or passed over
     * @param progress is told how far the reading is
     * @throws TraceException when a file can not be read any further, or on damage when reading is strict
     */
    public void read(EventSink sink, TraceCounters counters, ReadProgress progress) {
        List<PlacedLoss> placed = new ArrayList<>();
        ChainMerge merge = new ChainMerge(cursors(counters, progress, placed));
        LossTeller losses = new LossTeller(placed, sink);
        long lossTicks = losses.nextTicks();
        EventRecord event = new EventRecord();
        for (ChainCursor first = merge.first(); first != null; first = merge.first()) {
            if (first.ticks() >= lossTicks) {
                losses.tellUntil(first.ticks());
                lossTicks = losses.nextTicks();
            }
            if (first.event(event) && !sink.event(event)) {
                return;
            }
            merge.advance();
        }
    }

    private List<ChainCursor> cursors(TraceCounters counters, ReadProgress progress, List<PlacedLoss> losses) {
        List<ChainCursor> cursors = new ArrayList<>();
        ReadBudget budget = new ReadBudget(budgetBytes);
        DecodedBuffer decoded = new DecodedBuffer();
        for (int i = 0; i < files.size(); i++) {
            EtlFile file = files.get(i);
            DamageLog damage = new DamageLog(file.name(), strict, counters);
            BufferSlot.Pool slots = new BufferSlot.Pool(file, damage, budget, decoded);
            FirstEvents first = new FirstEvents(file);
            BufferIndex index = BufferIndex.of(file, header().clock(), damage);
            budget.expect(index.mostInSession());
            List<Chain> chains = index.chains();
            losses.addAll(LossPlaces.of(chains, first));
            for (Chain chain : chains) {
                long firstTicks = first.ticks(chain);
                long common = firstTicks == FirstEvents.NEVER ? firstTicks : firstTicks + chain.shiftTicks;
                cursors.add(new ChainCursor(chain, common, i, slots, damage, progress));
            }
        }
        return cursors;
    }

    @Override
    public void close() {
        files.forEach(EtlFile::close);
    }
}
