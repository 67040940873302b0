package fltscope.schemas.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * What the events of a recording say of the layouts that they are read by. It has no names, paths or addresses, and can be sent.
 *
 * @param machine that it was made on
 * @param events that were looked at
 * @param claims all of them, in their order
 * @param sizes of payloads, by kind of event
 */
public record LayoutFacts(TracedMachine machine, long events, List<Claim> claims, List<Size> sizes) {
    public LayoutFacts {
        claims = List.copyOf(claims);
        sizes = List.copyOf(sizes);
    }

    /**
     * One claim.
     *
     * @param agree events, or pairs of events, that are as it says
     * @param differ those that are not
     */
    public record Claim(LayoutClaim claim, long agree, long differ) {
        public LayoutVerdict verdict() {
            return claim.verdict(agree, differ);
        }

        Claim plus(Claim other) {
            return new Claim(claim, agree + other.agree, differ + other.differ);
        }
    }

    /**
     * The payloads of one version of one kind of event.
     *
     * @param event such as {@code FltIo/PreOpInit}
     * @param pointerBytes 4 or 8
     * @param header the kind of its headers, such as {@code SYSTEM}
     * @param leastBytes of the shortest payload
     * @param mostBytes of the longest payload
     */
    public record Size(
            String event, int version, int pointerBytes, String header, long count, int leastBytes, int mostBytes) {}

    /** This and what was seen of the same recording in another session. */
    public LayoutFacts plus(LayoutFacts other) {
        List<Claim> sums = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            sums.add(claims.get(i).plus(other.claims.get(i)));
        }
        List<Size> all = new ArrayList<>(sizes);
        all.addAll(other.sizes);
        return new LayoutFacts(machine, events + other.events, sums, all);
    }

    /** How many of the claims have a verdict. */
    public long count(LayoutVerdict verdict) {
        return claims.stream().filter(claim -> claim.verdict() == verdict).count();
    }
}
