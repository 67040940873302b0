package fltscope.schemas.schema;

import fltscope.schemas.record.FilterFact;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the fields of an event of the filter manager's own trace mean, and so what the event tells. Its ids move from build to
 * build, and its field names are made from the source expression: {@code A12_CallbackNodeInstance}, or with what the lists of the
 * manifests leave out, {@code A13_&CallbackNode->Instance->Altitude}. So a name is compared without its number, and without all
 * that is neither letter nor digit, by the longest ending that is known.
 */
@SuppressWarnings("EnumOrdinal") // an index into an array of this class, never stored
public final class FltMgrFields {
    /** What a field holds. */
    public enum Role {
        INITIATING_INSTANCE("initiatinginstance"),
        INSTANCE("instance"),
        ALTITUDE("altitude"),
        FILTER_NAME("filtername"),
        FILTER("filter"),
        FILE_OBJECT("fileobject"),
        IRP("irpptr"),
        MAJOR_FUNCTION("majorfunction", "irpmajorid"),
        STATUS("status"),
        /** Of the IRP_CTRL, beside that of the callback. */
        TRACE_STATUS("tracestatus"),
        VOLUME("volume"),
        VOLUME_NAME("volumedevicename"),
        REASON("reason"),
        FLT_OBJECT("fltobject"),
        POINTER_COUNT("pointercount"),
        WORK_ITEM("workitem"),
        ROUTINE("workerroutine"),
        /** Only where a work item is queued. */
        PRIORITY("iopriority"),
        IRP_CTRL("irpctrl"),
        CALLBACK_NODE("callbacknode"),
        /** Whether a pended request is to be waited for, in words. */
        SYNCHRONIZED("syncnotsync"),
        NAME_NODE("namecachenode"),
        NAME_INFORMATION("filenameinformation"),
        USE_COUNT("usecount"),
        NODE_NAME("nameinfoname");

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> endings;

        Role(String... endings) {
            this.endings = List.of(endings);
        }
    }

    private static final Role[] ROLES = Role.values();
    private static final int NONE = -1;

    private final int[] numbers = new int[ROLES.length];
    private final FilterFact fact;
    private final int objectNumber;
    private final int itemNumber;
    private final int codeNumber;
    private final int countNumber;

    private FltMgrFields(EventSchema schema) {
        Arrays.fill(numbers, NONE);
        for (int i = 0; i < schema.fieldCount(); i++) {
            Role role = roleOf(schema.fieldName(i));
            if (role != null && !has(role)) {
                numbers[role.ordinal()] = i;
            }
        }
        fact = decide();
        objectNumber = first(Role.INSTANCE, Role.FLT_OBJECT);
        itemNumber = first(Role.WORK_ITEM, Role.IRP_CTRL, Role.NAME_NODE, Role.NAME_INFORMATION);
        codeNumber = first(Role.ROUTINE, Role.CALLBACK_NODE);
        countNumber = first(Role.POINTER_COUNT, Role.USE_COUNT, Role.MAJOR_FUNCTION);
    }

    /** Looks at the names of a schema's fields; for each schema once, as it takes long. */
    public static FltMgrFields of(EventSchema schema) {
        return new FltMgrFields(schema);
    }

    /** What the event tells; null where it is nothing that is concluded from. */
    public FilterFact fact() {
        return fact;
    }

    /** Number of the field that holds this; negative where none does. */
    public int number(Role role) {
        return numbers[role.ordinal()];
    }

    /** Number of the field with the instance or the object of the filter manager that the event is about; negative for none. */
    public int objectNumber() {
        return objectNumber;
    }

    /** Number of the field with the work item, the request or the name; negative for none. */
    public int itemNumber() {
        return itemNumber;
    }

    /** Number of the field with the routine or the callback node; negative for none. */
    public int codeNumber() {
        return codeNumber;
    }

    /** Number of the field with a count, or the major function of a request; negative for none. */
    public int countNumber() {
        return countNumber;
    }

    private int first(Role... roles) {
        for (Role role : roles) {
            if (has(role)) {
                return number(role);
            }
        }
        return NONE;
    }

    private boolean has(Role... roles) {
        for (Role role : roles) {
            if (number(role) < 0) {
                return false;
            }
        }
        return true;
    }

    private FilterFact decide() {
        if (has(Role.INITIATING_INSTANCE, Role.MAJOR_FUNCTION, Role.STATUS)) {
            return has(Role.INSTANCE) ? FilterFact.FILTER_STATUS : FilterFact.FILE_SYSTEM_STATUS;
        }
        if (has(Role.WORK_ITEM, Role.ROUTINE)) {
            return has(Role.PRIORITY) ? FilterFact.WORK_QUEUED : FilterFact.WORK_RUN;
        }
        if (has(Role.FLT_OBJECT, Role.POINTER_COUNT)) {
            return FilterFact.POINTER_COUNT;
        }
        if (has(Role.MAJOR_FUNCTION, Role.IRP_CTRL, Role.SYNCHRONIZED)) {
            return FilterFact.REQUEST_PENDED;
        }
        if (has(Role.FILTER, Role.INSTANCE, Role.VOLUME)) {
            return has(Role.REASON) ? FilterFact.TEARDOWN : FilterFact.SETUP;
        }
        if (has(Role.USE_COUNT)) {
            return nameFact();
        }
        if (has(Role.INSTANCE)) {
            return FilterFact.INSTANCE;
        }
        return has(Role.FILTER_NAME, Role.ALTITUDE) ? FilterFact.FILTER : null;
    }

    private FilterFact nameFact() {
        if (has(Role.NAME_NODE)) {
            return FilterFact.NAME_NODE;
        }
        return has(Role.NAME_INFORMATION) ? FilterFact.NAME_RELEASED : null;
    }

    /** What a field of this name holds; null for none of the roles. */
    static Role roleOf(String fieldName) {
        String name = bare(fieldName);
        Role found = null;
        int longest = 0;
        for (Role role : ROLES) {
            for (String ending : role.endings) {
                if (ending.length() > longest && name.endsWith(ending)) {
                    found = role;
                    longest = ending.length();
                }
            }
        }
        return found;
    }

    /** Letters and digits alone, small, without the number that the name may begin with. */
    private static String bare(String fieldName) {
        StringBuilder bare = new StringBuilder(fieldName.length());
        for (int i = afterNumber(fieldName); i < fieldName.length(); i++) {
            char c = fieldName.charAt(i);
            if (c < 0x80 && Character.isLetterOrDigit(c)) {
                bare.append(c);
            }
        }
        return bare.toString().toLowerCase(Locale.ROOT);
    }

    /** Behind {@code A12_}; 0 where the name does not begin so. */
    private static int afterNumber(String name) {
        int at = 1;
        while (at < name.length() && Character.isDigit(name.charAt(at))) {
            at++;
        }
        return name.startsWith("A") && at > 1 ? at : 0;
    }
}
