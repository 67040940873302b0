package fltscope.analyzer.state;

/** The names that have ended, in the order in which they did: a list that links its members through their own fields. */
final class EndedNames {
    private NamedKey oldest;
    private NamedKey newest;
    private int size;

    int size() {
        return size;
    }

    void add(NamedKey name) {
        name.endedBefore = newest;
        if (newest == null) {
            oldest = name;
        } else {
            newest.endedAfter = name;
        }
        newest = name;
        size++;
    }

    void remove(NamedKey name) {
        if (name.endedBefore == null) {
            oldest = name.endedAfter;
        } else {
            name.endedBefore.endedAfter = name.endedAfter;
        }
        if (name.endedAfter == null) {
            newest = name.endedBefore;
        } else {
            name.endedAfter.endedBefore = name.endedBefore;
        }
        name.endedBefore = null;
        name.endedAfter = null;
        size--;
    }

    /** Takes out the name that ended first; there must be one. */
    NamedKey removeOldest() {
        NamedKey name = oldest;
        remove(name);
        return name;
    }
}
