package fltscope.collector.check;

import fltscope.schemas.event.NtStatus;
import fltscope.schemas.trace.LayoutClaim;
import fltscope.schemas.trace.LayoutFacts;
import java.util.ArrayList;
import java.util.List;

/** How many events agree with each claim, and how many do not. */
@SuppressWarnings("EnumOrdinal") // an index
final class ClaimCounts {
    private static final LayoutClaim[] CLAIMS = LayoutClaim.values();

    private static final int NO_STATUS_BITS = 0x3000_0000;
    private static final int FACILITY = 16;
    private static final int FACILITY_BITS = 0xFFF;
    private static final int HIGHEST_FACILITY = 0x1FF;

    private final long[] agree = new long[CLAIMS.length];
    private final long[] differ = new long[CLAIMS.length];

    void add(LayoutClaim claim, boolean agrees) {
        add(claim, agrees, 1);
    }

    void add(LayoutClaim claim, boolean agrees, long count) {
        if (agrees) {
            agree[claim.ordinal()] += count;
        } else {
            differ[claim.ordinal()] += count;
        }
    }

    /** One that is not known by name can still be one by its bits: neither the customer's nor a reserved one is set. */
    void addStatus(int status) {
        boolean possible =
                (status & NO_STATUS_BITS) == 0 && ((status >>> FACILITY) & FACILITY_BITS) <= HIGHEST_FACILITY;
        add(LayoutClaim.STATUS_POSSIBLE, possible || NtStatus.name(status) != null);
    }

    /** Whether an address is one of the kernel. */
    void addKernelAddress(long address, int pointerBytes) {
        add(LayoutClaim.KERNEL_ADDRESSES, pointerBytes == Long.BYTES ? address < 0 : address >= 1L << 31);
    }

    List<LayoutFacts.Claim> claims() {
        List<LayoutFacts.Claim> claims = new ArrayList<>();
        for (LayoutClaim claim : CLAIMS) {
            claims.add(new LayoutFacts.Claim(claim, agree[claim.ordinal()], differ[claim.ordinal()]));
        }
        return claims;
    }
}
