package fltscope.schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.FltMgrTraceEvents;
import fltscope.schemas.record.FilterFact;
import fltscope.schemas.schema.FltMgrFields.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names are those of the manifests, and of the source expressions that they were made from. */
class FltMgrFieldsTest {
    private static List<EventSchema> of26H1() {
        return BuiltInSchemas.all().stream()
                .filter(schema -> schema.provider().toString().equals(FltMgrTraceEvents.PROVIDER.toString()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "A12_CallbackNodeInstance, INSTANCE",
        "A13__CallbackNodeInstanceAltitude, ALTITUDE",
        "A14_CallbackNodeInstanceFilter, FILTER",
        "A15__CallbackNodeInstanceFilterName, FILTER_NAME",
        "A16_IrpCtrlInitiatingInstance, INITIATING_INSTANCE",
        "A17_eventFileObject, FILE_OBJECT",
        "A10_eventIrpPtr, IRP",
        "A11_eventMajorFunction, MAJOR_FUNCTION",
        "A10_irpMajorId, MAJOR_FUNCTION",
        "A19_status, STATUS",
        "A20_IrpCtrlTraceStatus, TRACE_STATUS",
        "A14__volumeDeviceName, VOLUME_NAME",
        "A13_volume, VOLUME",
        "A10_GenericWorkItem, WORK_ITEM",
        "A13_GenericWorkItemGenericWorkerRoutine, ROUTINE",
        "A15_DeferredWorkItemIoPriorityInfoIoPriority, PRIORITY",
        "A11_PFLT_OBJECTFltObjectPointerCount, POINTER_COUNT",
        "A13_FlagOniccIrpCtrlFlagsIRPCTRFL_SYNCHRONIZESYNCNotSYNC, SYNCHRONIZED",
        "A13_nameCacheNodeUseCount, USE_COUNT",
        "A10_foundNameCacheNode, NAME_NODE",
        "A13_&CallbackNode->Instance->Altitude, ALTITUDE",
        "A12_CallbackNode->Instance, INSTANCE",
        "'A11_((PFLT_OBJECT)FltObject)->PointerCount', POINTER_COUNT",
        "Instance, INSTANCE",
        "Altitude, ALTITUDE"
    })
    void aNameIsKnownByItsLongestEnding(String name, Role role) {
        assertThat(FltMgrFields.roleOf(name)).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({"FUNC", "A10_NULL", "A11_th", "A10_FltGlobalsNumProcessors", "A12_newCNodeDataSnapshot", "A"})
    void otherNamesAreNone(String name) {
        assertThat(FltMgrFields.roleOf(name)).isNull();
    }

    @Test
    void eachFactOfTheThreeBuildsHasItsEvents() {
        Map<FilterFact, Integer> counts = new EnumMap<>(FilterFact.class);
        for (EventSchema schema : BuiltInSchemas.all()) {
            FilterFact fact = FltMgrFields.of(schema).fact();
            if (fact != null) {
                counts.merge(fact, 1, Integer::sum);
            }
        }
        assertThat(counts.keySet()).containsExactlyInAnyOrder(FilterFact.values());
        assertThat(counts)
                .containsEntry(FilterFact.FILTER_STATUS, 3 * 4)
                .containsEntry(FilterFact.FILE_SYSTEM_STATUS, 3 * 2)
                .containsEntry(FilterFact.SETUP, 3 * 2)
                .containsEntry(FilterFact.TEARDOWN, 3)
                .containsEntry(FilterFact.WORK_QUEUED, 3 * 4)
                .containsEntry(FilterFact.WORK_RUN, 3 * 2)
                .containsEntry(FilterFact.REQUEST_PENDED, 3 * 2)
                .containsEntry(FilterFact.POINTER_COUNT, 3 * 2);
    }

    @Test
    void idsOf26H1TellWhatTheirSheetSays() {
        Map<Integer, FilterFact> facts = new TreeMap<>();
        for (EventSchema schema : of26H1()) {
            FilterFact fact = FltMgrFields.of(schema).fact();
            if (fact != null) {
                facts.put(schema.id(), fact);
            }
        }
        assertThat(facts)
                .containsEntry(34, FilterFact.FILTER_STATUS)
                .containsEntry(36, FilterFact.FILE_SYSTEM_STATUS)
                .containsEntry(133, FilterFact.SETUP)
                .containsEntry(137, FilterFact.TEARDOWN)
                .containsEntry(136, FilterFact.INSTANCE)
                .containsEntry(215, FilterFact.FILTER)
                .containsEntry(237, FilterFact.WORK_QUEUED)
                .containsEntry(238, FilterFact.WORK_QUEUED)
                .containsEntry(239, FilterFact.WORK_RUN)
                .containsEntry(240, FilterFact.WORK_RUN)
                .containsEntry(241, FilterFact.WORK_QUEUED)
                .containsEntry(227, FilterFact.POINTER_COUNT)
                .containsEntry(39, FilterFact.REQUEST_PENDED)
                .containsEntry(210, FilterFact.REQUEST_PENDED)
                .doesNotContainKeys(12, 38, 88, 233);
    }

    @Test
    void theTableHoldsAllEventsAndNamesOfTheThreeBuilds() {
        TreeSet<String> names = new TreeSet<>();
        List<EventSchema> all = BuiltInSchemas.all();
        for (EventSchema schema : all) {
            for (int i = 1; i < schema.fieldCount(); i++) {
                names.add(schema.fieldName(i));
            }
        }
        assertThat(all).hasSize(230 + 237 + 233);
        assertThat(names).as("all but FUNC").hasSize(277).contains("A16_IrpCtrlInitiatingInstance");
        assertThat(all).allMatch(EventSchema::isFltMgrTrace);
    }
}
