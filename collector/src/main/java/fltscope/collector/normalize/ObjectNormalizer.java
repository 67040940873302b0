package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HandleDuplicate;
import fltscope.schemas.event.HandleListed;
import fltscope.schemas.event.ObjectHandle;
import fltscope.schemas.event.ObjectLife;
import fltscope.schemas.event.ObjectReference;
import fltscope.schemas.event.ObjectTypeName;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;

/**
 * Handles, references and lives of objects: the Object group. The process of a duplicated or listed handle is the one that has it,
 * as the payload says; that of others is the header's, which is the one that the thread was attached to.
 */
final class ObjectNormalizer {
    private final RecordOutput out;
    private final ObjectHandle handle = new ObjectHandle();
    private final HandleDuplicate duplicate = new HandleDuplicate();
    private final HandleListed listed = new HandleListed();
    private final ObjectTypeName type = new ObjectTypeName();
    private final ObjectLife life = new ObjectLife();
    private final ObjectReference reference = new ObjectReference();

    ObjectNormalizer(RecordOutput out) {
        this.out = out;
    }

    void handle(EventRecord event, IoKind kind) {
        if (out.wrap(handle, event)) {
            out.start(kind, event)
                    .fileObject(handle.object())
                    .address(Integer.toUnsignedLong(handle.handle()))
                    .code(handle.objectType())
                    .text(handle.objectName());
            out.send();
        }
    }

    void duplicate(EventRecord event) {
        if (out.wrap(duplicate, event)) {
            out.start(IoKind.HANDLE_DUPLICATED, event, duplicate.targetProcessId(), event.threadId())
                    .fileObject(duplicate.object())
                    .address(Integer.toUnsignedLong(duplicate.targetHandle()))
                    .code(duplicate.objectType())
                    .extent(Integer.toUnsignedLong(duplicate.sourceHandle()))
                    .access(duplicate.sourceProcessId());
            out.send();
        }
    }

    void listed(EventRecord event) {
        if (out.wrap(listed, event)) {
            out.start(IoKind.HANDLE_LISTED, event, listed.processId(), EventRecord.UNKNOWN_ID)
                    .flags(IoRecord.FLAG_RUNDOWN)
                    .fileObject(listed.object())
                    .address(Integer.toUnsignedLong(listed.handle()))
                    .code(listed.objectType())
                    .text(listed.objectName());
            out.send();
        }
    }

    void type(EventRecord event) {
        if (out.wrap(type, event)) {
            out.start(IoKind.OBJECT_TYPE, event)
                    .flags(IoRecord.FLAG_RUNDOWN)
                    .code(type.objectType())
                    .text(type.typeName());
            out.send();
        }
    }

    void life(EventRecord event, IoKind kind) {
        if (out.wrap(life, event)) {
            out.start(kind, event).fileObject(life.object()).code(life.objectType());
            out.send();
        }
    }

    void reference(EventRecord event, IoKind kind) {
        if (out.wrap(reference, event)) {
            out.start(kind, event)
                    .fileObject(reference.object())
                    .code(reference.tag())
                    .extent(reference.count());
            out.send();
        }
    }
}
