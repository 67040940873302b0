package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.state.Recorded;
import fltscope.schemas.record.IoKind;
import java.util.ArrayList;
import java.util.List;

/** What a trace can not show of a life: what none can, and what this one does not hold. */
final class Blind {
    private Blind() {}

    static List<String> spots(Life life, Evidence evidence, Recorded recorded) {
        List<String> spots = new ArrayList<>();
        if (recorded.count(IoKind.HANDLE_CREATED) + recorded.count(IoKind.HANDLE_LISTED) == 0) {
            spots.add("who holds a handle: no handles were recorded (kernel flag OB_HANDLE)");
        }
        if (recorded.count(IoKind.OBJECT_REFERENCED) == 0) {
            spots.add("who holds a reference: contexts, name information, work items, ObReferenceObject");
        }
        if (!evidence.cleanupsRecorded()) {
            spots.add("when the last handle was closed: no cleanup was recorded");
        }
        if (!evidence.closesRecorded()) {
            spots.add("when it was freed: no close was recorded");
        }
        if (!evidence.operationEndsRecorded()) {
            spots.add("whether creates succeeded: no ends of operations were recorded");
        }
        if (evidence.lost() || evidence.lastLossTicks() != Evidence.NO_LOSS) {
            spots.add("what is among the lost or damaged events");
        }
        if (recorded.count(IoKind.CALLBACK_END) == 0) {
            spots.add("which filters saw what: no callbacks were recorded");
        }
        if (life.createSeen() && life.stack().length == 0) {
            spots.add("the code that issued the create: its stack was not recorded");
        }
        return spots;
    }
}
