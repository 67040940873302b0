package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.UnreadLines;
import fltscope.analyzer.input.debugger.kernel.KernelFacts;
import fltscope.analyzer.input.debugger.kernel.ObjectFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Collects what is known of each structure, by address, until the text ends. */
final class FactsBuilder {
    /** Of each kind; a text that shows more is no debugger's. */
    static final int MAX_FACTS = 65_536;

    /** What is known of a filter, instance or volume so far; the kind decides which of it counts. */
    static final class Structure {
        final long address;
        String name;
        Altitude altitude;
        List<String> state = List.of();
        List<String> flags = List.of();
        long rundownReferences = -1;
        long opens = -1;
        long serverPorts = -1;
        long clientPorts = -1;
        long verifier = -1;
        final List<Long> openFiles = new ArrayList<>();
        final List<Long> routines = new ArrayList<>();
        long filterAddress;
        long volumeAddress;

        Structure(long address) {
            this.address = address;
        }

        void opened(long file) {
            add(openFiles, file);
        }

        void called(long routine) {
            add(routines, routine);
        }

        private static void add(List<Long> addresses, long address) {
            if (address != 0 && addresses.size() < MAX_FACTS && !addresses.contains(address)) {
                addresses.add(address);
            }
        }

        void named(String newName, Altitude newAltitude) {
            name = newName != null ? newName : name;
            altitude = newAltitude != null ? newAltitude : altitude;
        }
    }

    /** What is known of a communication port so far. */
    static final class Port {
        final long address;
        boolean server;
        String name;
        long filterAddress;
        long serverPort;
        long connections = -1;
        long messages = -1;
        boolean disconnected;

        Port(long address) {
            this.address = address;
        }
    }

    /** What is known of a file object so far. */
    static final class FileObject {
        final long address;
        String fileName;
        long related;
        long deviceObject;
        String driver;
        List<String> access = List.of();
        long flags = -1;
        final List<String> flagWords = new ArrayList<>();
        long fsContext;
        long fsContext2;
        long sectionObjectPointers = -1;

        FileObject(long address) {
            this.address = address;
        }

        /** Whether more than a command was pasted. */
        boolean isShown() {
            return deviceObject != 0 || fileName != null || flags >= 0 || fsContext != 0;
        }

        FileObjectFact fact() {
            return new FileObjectFact(
                    address,
                    fileName,
                    related,
                    deviceObject,
                    driver,
                    access,
                    flags,
                    List.copyOf(flagWords),
                    fsContext,
                    fsContext2,
                    sectionObjectPointers);
        }
    }

    private record UsageKey(long filter, String label) {}

    private record ObjectKey(long filter, long address) {}

    final UnreadLines unread = new UnreadLines();
    final UnreadLines unreadCommands = new UnreadLines();
    long debuggerFailures;

    private final Map<Long, Structure> filters = new LinkedHashMap<>();
    private final Map<Long, Structure> instances = new LinkedHashMap<>();
    private final Map<Long, Structure> volumes = new LinkedHashMap<>();
    private final Map<Long, Port> ports = new LinkedHashMap<>();
    private final Map<Long, FileObject> fileObjects = new LinkedHashMap<>();
    private final List<FileObject> withoutAddress = new ArrayList<>();
    private final Map<UsageKey, Long> usage = new LinkedHashMap<>();
    private final Map<ObjectKey, ReferencedObject> objects = new LinkedHashMap<>();

    /** Null when there are too many. */
    Structure filter(long address) {
        return known(filters, address, Structure::new);
    }

    /** Null when there are too many. */
    Structure instance(long address) {
        return known(instances, address, Structure::new);
    }

    /** Null when there are too many. */
    Structure volume(long address) {
        return known(volumes, address, Structure::new);
    }

    /** Null when there are too many. */
    Port port(long address) {
        return known(ports, address, Port::new);
    }

    /** Address 0 makes another one each time. Null when there are too many. */
    FileObject fileObject(long address) {
        if (address != 0) {
            return known(fileObjects, address, FileObject::new);
        }
        if (withoutAddress.size() >= MAX_FACTS) {
            return null;
        }
        FileObject file = new FileObject(0);
        withoutAddress.add(file);
        return file;
    }

    boolean usage(long filter, String label, long count) {
        named(filter);
        return put(usage, new UsageKey(filter, label), count);
    }

    boolean object(long filter, long address, String type, long references) {
        named(filter);
        return put(objects, new ObjectKey(filter, address), new ReferencedObject(filter, address, type, references));
    }

    /** A filter that only the command names, as its first lines were not pasted, is one all the same. */
    private void named(long filter) {
        if (filter != 0) {
            filter(filter);
        }
    }

    DebuggerFacts facts(KernelFacts kernel) {
        List<FileObjectFact> files = Stream.concat(fileObjects.values().stream(), withoutAddress.stream())
                .filter(FileObject::isShown)
                .map(FileObject::fact)
                .distinct()
                .toList();
        List<UsageCount> counts = new ArrayList<>();
        usage.forEach((key, count) -> counts.add(new UsageCount(key.filter(), key.label(), count)));
        return new DebuggerFacts(
                list(filters, FactsBuilder::filterFact),
                list(instances, this::instanceFact),
                list(volumes, FactsBuilder::volumeFact),
                list(ports, port -> portFact(port, kernel)),
                List.copyOf(counts),
                List.copyOf(objects.values()),
                files,
                kernel,
                debuggerFailures,
                unreadCommands.lines(),
                unread.lines(),
                unread.count());
    }

    private static FilterFact filterFact(Structure of) {
        return new FilterFact(
                of.address,
                of.name,
                of.altitude,
                of.state,
                of.flags,
                of.rundownReferences,
                of.opens,
                List.copyOf(of.openFiles),
                of.serverPorts,
                of.clientPorts,
                of.verifier,
                List.copyOf(of.routines));
    }

    private static VolumeFact volumeFact(Structure of) {
        return new VolumeFact(of.address, of.name, of.state, of.flags, of.rundownReferences, of.opens);
    }

    /** A client's port is of the filter of the port that it is connected to. */
    private PortFact portFact(Port of, KernelFacts kernel) {
        Port connectedTo = ports.get(of.serverPort);
        for (ObjectFact object : kernel.objects()) {
            if (object.address() == (of.server ? of.address : of.serverPort) && of.name == null) {
                of.name = object.name();
            }
        }
        boolean inherits = connectedTo != null && connectedTo != of;
        return new PortFact(
                of.address,
                of.server,
                of.name == null && inherits ? connectedTo.name : of.name,
                of.filterAddress == 0 && inherits ? connectedTo.filterAddress : of.filterAddress,
                of.connections,
                of.messages,
                of.disconnected);
    }

    private InstanceFact instanceFact(Structure of) {
        return new InstanceFact(
                of.address,
                of.name,
                of.altitude,
                of.state,
                of.flags,
                of.volumeAddress,
                nameOf(volumes.get(of.volumeAddress)),
                of.filterAddress,
                nameOf(filters.get(of.filterAddress)),
                of.rundownReferences);
    }

    private static String nameOf(Structure structure) {
        return structure == null ? null : structure.name;
    }

    private static <T> T known(Map<Long, T> map, long address, LongFunction<T> maker) {
        T found = map.get(address);
        if (found == null && map.size() < MAX_FACTS) {
            found = maker.apply(address);
            map.put(address, found);
        }
        return found;
    }

    private static <K, V> boolean put(Map<K, V> map, K key, V value) {
        if (map.size() >= MAX_FACTS && !map.containsKey(key)) {
            return false;
        }
        map.put(key, value);
        return true;
    }

    private static <T, F> List<F> list(Map<Long, T> map, Function<T, F> maker) {
        return map.values().stream().map(maker).toList();
    }
}
