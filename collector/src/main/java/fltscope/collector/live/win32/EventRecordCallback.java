package fltscope.collector.live.win32;

import com.sun.jna.Callback;

/** PEVENT_RECORD_CALLBACK: takes the address of an EVENT_RECORD that is valid during the call. It must not throw. */
public interface EventRecordCallback extends Callback {
    void callback(long eventRecord);
}
