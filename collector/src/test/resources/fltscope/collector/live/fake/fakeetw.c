/* Event Tracing for Windows without Windows: sessions that can be started, asked, stopped and refused, and events that come
 * from a feed. It checks what the real functions check, so that a call which they would refuse fails here too. It shows that
 * layouts, calls, threads and the ending are right; what a kernel records, who may ask for it, and real loss it does not show.
 *
 * A feed is a file of records, 8-byte aligned: u32 bytes of the record, u32 zero, EVENT_HEADER, ETW_BUFFER_CONTEXT, u16
 * number of extended items, u16 bytes of user data, the items as they lie in an .etl file, the user data.
 */
#define _POSIX_C_SOURCE 200809L
#include "etwabi.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#if defined(_WIN32)
/* Not windows.h: this library has functions of the same names. */
__declspec(dllimport) void Sleep(uint32_t ms);
__declspec(dllimport) void SetLastError(uint32_t code);
__declspec(dllimport) void GetSystemTimePreciseAsFileTime(int64_t *time);
static void pause_ms(int ms) { Sleep((uint32_t)ms); }
static void set_last_error(uint32_t code) { SetLastError(code); }
static int64_t calendar(void) { int64_t time; GetSystemTimePreciseAsFileTime(&time); return time; }
static int64_t now_ticks(void) { return calendar(); }
#else
#include <time.h>
static void pause_ms(int ms) { struct timespec t = {0, ms * 1000000L}; nanosleep(&t, NULL); }
static void set_last_error(uint32_t code) { errno = (int)code; }
static int64_t calendar(void) { struct timespec t; clock_gettime(CLOCK_REALTIME, &t); return (t.tv_sec + 11644473600LL) * 10000000LL + t.tv_nsec / 100; }
static int64_t now_ticks(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 10000000LL + t.tv_nsec / 100; }
#endif

enum { ACCESS_DENIED = 5, BAD_LENGTH = 24, NOT_SUPPORTED = 50, INVALID_PARAMETER = 87, INSUFFICIENT_BUFFER = 122,
       NOT_FOUND = 1168, ALREADY_EXISTS = 183, MORE_DATA = 234, NO_SYSTEM_RESOURCES = 1450, CANCELLED = 1223, INVALID_HANDLE = 6,
       INSTANCE_NOT_FOUND = 4201, CLOSE_PENDING = 7007 };
enum { MODE_CIRCULAR = 2, MODE_NEWFILE = 8, MODE_REAL_TIME = 0x100, MODE_PAGED = 0x1000000, MODE_SYSTEM_LOGGER = 0x2000000 };
enum { SESSIONS = 64, SYSTEM_LOGGERS = 8, NAME = 1024, PROVIDERS = 16, TRACES = 16, LOG_BYTES = 65536 };

typedef struct {
    int running;
    wchar16 name[NAME], file[NAME];
    EVENT_TRACE_PROPERTIES_ properties;
    GUID_ guid;
    uint32_t masks[8];
    uint32_t stacks;
    uint32_t lost_events, lost_buffers;
} Session;

typedef struct {
    int used, closed, processing;
    Session *session;
    RECORD_CALLBACK_ record;
    BUFFER_CALLBACK_ buffer;
    void *context;
} Trace;

typedef struct { char *bytes; size_t length; } Feed;

static Session sessions[SESSIONS];
static Trace traces[TRACES];
static Feed feeds[2]; /* of the system logger, of the others */
static Feed schemas;   /* one TRACE_EVENT_INFO behind the other, each behind its bytes (u32) and a u32 of zero */
static uint64_t repeats = 1;
static uint32_t os_build = 19045;
static uint32_t pause_every;
static int64_t clock_offset;
static struct { char function[64]; uint32_t code, times; } failures[16];
static char log_text[LOG_BYTES];
static size_t log_length;
static volatile int lock_word;

static void lock(void) { while (__atomic_exchange_n(&lock_word, 1, __ATOMIC_ACQUIRE)) { pause_ms(1); } }
static void unlock(void) { __atomic_store_n(&lock_word, 0, __ATOMIC_RELEASE); }

/* What was called, for a test to read. */
static void note(const char *format, unsigned long long a, unsigned long long b, unsigned long long c) {
    lock();
    if (log_length < LOG_BYTES - 200) { log_length += (size_t)sprintf(log_text + log_length, format, a, b, c); }
    unlock();
}

static uint32_t ordered_failure(const char *function) {
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
        if (failures[i].times > 0 && strcmp(failures[i].function, function) == 0) {
            failures[i].times--;
            return failures[i].code;
        }
    }
    return 0;
}

static int same_text(const wchar16 *a, const wchar16 *b) {
    for (; *a && *a == *b; a++, b++) {}
    return *a == *b;
}

static size_t text_units(const wchar16 *text) {
    size_t n = 0;
    while (text[n]) { n++; }
    return n;
}

static void copy_text(wchar16 *to, const wchar16 *from, size_t most) {
    size_t n = 0;
    for (; from[n] && n + 1 < most; n++) { to[n] = from[n]; }
    to[n] = 0;
}

static Session *by_name(const wchar16 *name) {
    for (int i = 0; i < SESSIONS; i++) {
        if (sessions[i].running && same_text(sessions[i].name, name)) { return &sessions[i]; }
    }
    return NULL;
}

static Session *by_handle(uint64_t handle) {
    return handle >= 1 && handle <= SESSIONS && sessions[handle - 1].running ? &sessions[handle - 1] : NULL;
}

/* ---- evntrace.h ---- */

API uint32_t StartTraceW(uint64_t *handle, const wchar16 *name, EVENT_TRACE_PROPERTIES_ *p) {
    uint32_t failure = ordered_failure("StartTraceW");
    if (failure) { return failure; }
    size_t bytes = p->Wnode.BufferSize;
    size_t name_bytes = 2 * (text_units(name) + 1);
    if (bytes < sizeof *p || p->LoggerNameOffset + name_bytes > bytes) { return BAD_LENGTH; }
    if (p->LoggerNameOffset < sizeof *p || (p->LogFileNameOffset && p->LogFileNameOffset < sizeof *p)
        || !(p->Wnode.Flags & 0x20000) || p->BufferSize > 16384 || p->Wnode.ClientContext > 3) {
        return INVALID_PARAMETER;
    }
    int system = (p->LogFileMode & MODE_SYSTEM_LOGGER) != 0;
    if (system && (p->LogFileMode & (MODE_NEWFILE | MODE_PAGED))) { return INVALID_PARAMETER; }
    if (!system && p->EnableFlags) { return INVALID_PARAMETER; }
    if (!(p->LogFileMode & MODE_REAL_TIME) && !p->LogFileNameOffset) { return 161; }
    if ((p->LogFileMode & MODE_CIRCULAR) && !p->MaximumFileSize) { return INVALID_PARAMETER; }
    lock();
    Session *free_one = NULL;
    int loggers = 0;
    for (int i = SESSIONS - 1; i >= 0; i--) {
        if (!sessions[i].running) {
            free_one = &sessions[i];
        } else if (same_text(sessions[i].name, name) || !memcmp(&sessions[i].guid, &p->Wnode.Guid, sizeof(GUID_))) {
            unlock();
            return ALREADY_EXISTS;
        } else {
            loggers += (sessions[i].properties.LogFileMode & MODE_SYSTEM_LOGGER) != 0;
        }
    }
    if (!free_one || (system && loggers >= SYSTEM_LOGGERS)) {
        unlock();
        return NO_SYSTEM_RESOURCES;
    }
    memset(free_one, 0, sizeof *free_one);
    copy_text(free_one->name, name, NAME);
    memcpy((char *)p + p->LoggerNameOffset, name, name_bytes);
    if (p->LogFileNameOffset) { copy_text(free_one->file, (wchar16 *)((char *)p + p->LogFileNameOffset), NAME); }
    p->Wnode.HistoricalContext = *handle = (uint64_t)(free_one - sessions) + 1;
    free_one->properties = *p;
    free_one->guid = p->Wnode.Guid;
    free_one->running = 1;
    unlock();
    note("start %llu mode %llx buffer %llu\n", *handle, p->LogFileMode, p->BufferSize);
    return 0;
}

static uint32_t tell(const Session *s, EVENT_TRACE_PROPERTIES_ *p) {
    uint32_t bytes = p->Wnode.BufferSize, name = p->LoggerNameOffset, file = p->LogFileNameOffset;
    *p = s->properties;
    p->Wnode.BufferSize = bytes;
    p->Wnode.Guid = s->guid;
    p->LoggerNameOffset = name;
    p->LogFileNameOffset = file;
    p->EventsLost = s->lost_events;
    p->RealTimeBuffersLost = s->lost_buffers;
    p->NumberOfBuffers = p->MinimumBuffers;
    if (name) {
        if (name + 2 * (text_units(s->name) + 1) > bytes) { return MORE_DATA; }
        copy_text((wchar16 *)((char *)p + name), s->name, (bytes - name) / 2);
    }
    if (file) { copy_text((wchar16 *)((char *)p + file), s->file, (bytes - file) / 2); }
    return 0;
}

API uint32_t ControlTraceW(uint64_t handle, const wchar16 *name, EVENT_TRACE_PROPERTIES_ *p, uint32_t code) {
    uint32_t failure = ordered_failure("ControlTraceW");
    if (failure) { return failure; }
    if (p->Wnode.BufferSize < sizeof *p) { return BAD_LENGTH; }
    lock();
    Session *s = name ? by_name(name) : by_handle(handle);
    if (!s) {
        unlock();
        return INSTANCE_NOT_FOUND;
    }
    uint32_t told = tell(s, p);
    if (code == 1) { s->running = 0; } /* also when its names did not fit */
    unlock();
    if (code == 1) { note("stop %llu\n", (unsigned long long)(s - sessions) + 1, 0, 0); }
    if (code == 3) { note("flush %llu\n", (unsigned long long)(s - sessions) + 1, 0, 0); }
    return told;
}

API uint32_t EnableTraceEx2(uint64_t handle, const GUID_ *provider, uint32_t code, uint8_t level, uint64_t any,
                            uint64_t all, uint32_t timeout, const ENABLE_TRACE_PARAMETERS_ *parameters) {
    uint32_t failure = ordered_failure("EnableTraceEx2");
    (void)all, (void)timeout;
    if (failure) { return failure; }
    if (!by_handle(handle)) { return INVALID_PARAMETER; }
    if (parameters && parameters->Version != 2) { return INVALID_PARAMETER; }
    note("enable %08llx keywords %llx properties %llx", provider->a, any, parameters ? parameters->EnableProperty : 0);
    note(" code %llu level %llu\n", code, level, 0);
    return 0;
}

API uint32_t TraceSetInformation(uint64_t handle, uint32_t class, const void *data, uint32_t bytes) {
    uint32_t failure = ordered_failure("TraceSetInformation");
    Session *s = by_handle(handle);
    if (failure) { return failure; }
    if (!s) { return INVALID_PARAMETER; }
    if (class == 3) {
        if (bytes == 0 || bytes % sizeof(CLASSIC_EVENT_ID_)) { return BAD_LENGTH; }
        if (s->masks[0] || s->masks[4]) { return INVALID_PARAMETER; }
        s->stacks = bytes / sizeof(CLASSIC_EVENT_ID_);
        const CLASSIC_EVENT_ID_ *ids = data;
        for (uint32_t i = 0; i < s->stacks; i++) { note("stack %08llx type %llu\n", ids[i].EventGuid.a, ids[i].Type, 0); }
        return 0;
    }
    if (class == 4) {
        if (bytes % 4 || bytes > sizeof s->masks) { return INVALID_PARAMETER; }
        if (!(s->properties.LogFileMode & MODE_SYSTEM_LOGGER)) { return INVALID_PARAMETER; }
        memcpy(s->masks, data, bytes);
        note("masks %08llx %08llx\n", s->masks[0], s->masks[4], 0);
        return 0;
    }
    return NOT_SUPPORTED;
}

API uint64_t OpenTraceW(EVENT_TRACE_LOGFILEW_ *logfile) {
    uint32_t failure = ordered_failure("OpenTraceW");
    lock();
    Session *s = logfile->LoggerName ? by_name(logfile->LoggerName) : NULL;
    unlock();
    if (!failure && !s) { failure = INSTANCE_NOT_FOUND; }
    if (!failure && (logfile->ProcessTraceMode != (0x100u | 0x1000u | 0x10000000u) || !logfile->EventRecordCallback)) {
        failure = INVALID_PARAMETER;
    }
    for (int i = 0; !failure && i < TRACES; i++) {
        if (!traces[i].used) {
            traces[i] = (Trace){1, 0, 0, s, logfile->EventRecordCallback, logfile->BufferCallback, logfile->Context};
            return (uint64_t)i + 100;
        }
    }
    set_last_error(failure ? failure : NO_SYSTEM_RESOURCES);
    return ~(uint64_t)0;
}

static Trace *trace_of(uint64_t handle) {
    return handle >= 100 && handle < 100 + TRACES && traces[handle - 100].used ? &traces[handle - 100] : NULL;
}

/* Hands one record out as ETW does: its pointers point into the feed, the items into a table on the stack. */
static size_t deliver(Trace *t, char *image) {
    EVENT_HEADER_EXTENDED_DATA_ITEM_ items[16];
    EVENT_RECORD_ record;
    uint32_t bytes = *(uint32_t *)image;
    char *at = image + 8;
    memcpy(&record, at, 88);
    at += 88;
    for (int i = 0; i < record.ExtendedDataCount; i++) {
        uint16_t *item = (uint16_t *)at;
        items[i] = (EVENT_HEADER_EXTENDED_DATA_ITEM_){0, item[1], item[2], item[3], (uint64_t)(uintptr_t)(at + 8)};
        at += item[0];
    }
    record.ExtendedData = record.ExtendedDataCount ? items : NULL;
    record.UserData = at;
    record.UserContext = t->context;
    t->record(&record);
    return bytes;
}

API uint32_t ProcessTrace(const uint64_t *handles, uint32_t count, const void *start, const void *end) {
    uint32_t failure = ordered_failure("ProcessTrace");
    (void)start, (void)end;
    if (failure) { return failure; }
    Trace *t = count == 1 ? trace_of(handles[0]) : NULL;
    if (!t) { return INVALID_HANDLE; }
    __atomic_store_n(&t->processing, 1, __ATOMIC_SEQ_CST);
    Feed *feed = &feeds[t->session->properties.LogFileMode & MODE_SYSTEM_LOGGER ? 0 : 1];
    uint32_t result = 0;
    uint64_t delivered = 0;
    for (uint64_t round = 0; round < repeats && feed->bytes && !result && !t->closed; round++) {
        for (size_t at = 0; at < feed->length && !t->closed;) {
            at += deliver(t, feed->bytes + at);
            delivered++;
            if (pause_every && delivered % pause_every == 0) { pause_ms(1); }
            if (t->buffer && delivered % 1000 == 0 && !t->buffer(NULL)) {
                result = CANCELLED;
                break;
            }
        }
    }
    note("delivered %llu\n", delivered, 0, 0);
    while (!result && t->session->running && !__atomic_load_n(&t->closed, __ATOMIC_SEQ_CST)) { pause_ms(1); }
    t->processing = 0;
    if (t->closed) { t->used = 0; }
    return result;
}

API uint32_t CloseTrace(uint64_t handle) {
    uint32_t failure = ordered_failure("CloseTrace");
    Trace *t = trace_of(handle);
    if (!t) { return INVALID_HANDLE; }
    __atomic_store_n(&t->closed, 1, __ATOMIC_SEQ_CST);
    if (t->processing) { return CLOSE_PENDING; }
    t->used = 0;
    return failure;
}

API uint32_t QueryAllTracesW(EVENT_TRACE_PROPERTIES_ **array, uint32_t most, uint32_t *count) {
    uint32_t failure = ordered_failure("QueryAllTracesW");
    uint32_t n = 0;
    if (failure) { return failure; }
    lock();
    for (int i = 0; i < SESSIONS; i++) {
        if (sessions[i].running) {
            if (n < most) { tell(&sessions[i], array[n]); }
            n++;
        }
    }
    unlock();
    *count = n < most ? n : most;
    return n > most ? MORE_DATA : 0;
}

/* ---- tdh.h, kernel32, ntdll ---- */

API uint32_t TdhEnumerateProviders(PROVIDER_ENUMERATION_INFO_ *info, uint32_t *bytes) {
    static const char *const names[] = {"Microsoft-Windows-Kernel-File", "Microsoft-Windows-FltMgrTrace_d31e645ea71c307e",
                                        "Microsoft-Windows-FilterManager"};
    static const uint32_t guids[] = {0xEDD08927, 0xF17E60D5, 0xF3C5E28E};
    uint32_t failure = ordered_failure("TdhEnumerateProviders");
    uint32_t texts = 8 + 3 * sizeof(TRACE_PROVIDER_INFO_), need = texts + 3 * 64 * 2;
    if (failure) { return failure; }
    if (*bytes < need) {
        *bytes = need;
        return INSUFFICIENT_BUFFER;
    }
    memset(info, 0, need);
    info->NumberOfProviders = 3;
    for (uint32_t i = 0; i < 3; i++) {
        TRACE_PROVIDER_INFO_ *one = (TRACE_PROVIDER_INFO_ *)((char *)info + 8) + i;
        one->ProviderGuid.a = guids[i];
        one->ProviderNameOffset = texts + i * 128;
        wchar16 *text = (wchar16 *)((char *)info + one->ProviderNameOffset);
        for (size_t k = 0; names[i][k]; k++) { text[k] = (wchar16)names[i][k]; }
    }
    return 0;
}

/* The keywords of the filter manager's own trace, with masks of our own; of other providers none are known. */
API uint32_t TdhEnumerateProviderFieldInformation(const GUID_ *provider, uint32_t type, PROVIDER_FIELD_INFOARRAY_ *info,
                                                  uint32_t *bytes) {
    static const char *const names[] = {"GFL_TRACE_BUFFER_SWAPPED", "GFL_TRACE_WORK", "GFL_TRACE_FILE_NAME_CACHING",
                                        "FLTMGR_TRACE_MINIFILTER_IOSTATUS"};
    uint32_t failure = ordered_failure("TdhEnumerateProviderFieldInformation");
    uint32_t texts = 8 + 4 * sizeof(PROVIDER_FIELD_INFO_), need = texts + 4 * 64 * 2;
    if (failure) { return failure; }
    if (type != 0) { return INVALID_PARAMETER; }
    if (provider->a != 0xF17E60D5) { return NOT_FOUND; }
    if (*bytes < need) {
        *bytes = need;
        return INSUFFICIENT_BUFFER;
    }
    memset(info, 0, need);
    info->NumberOfElements = 4;
    for (uint32_t i = 0; i < 4; i++) {
        PROVIDER_FIELD_INFO_ *one = (PROVIDER_FIELD_INFO_ *)((char *)info + 8) + i;
        one->NameOffset = texts + i * 128;
        one->Value = 1ULL << (4 * i);
        wchar16 *text = (wchar16 *)((char *)info + one->NameOffset);
        for (size_t k = 0; names[i][k]; k++) { text[k] = (wchar16)names[i][k]; }
    }
    return 0;
}

/* What the manifests on this machine say of an event: by provider, id and version, as a test has given it. */
API uint32_t TdhGetEventInformation(const EVENT_RECORD_ *event, uint32_t contexts, const void *context,
                                    TRACE_EVENT_INFO_ *info, uint32_t *bytes) {
    uint32_t failure = ordered_failure("TdhGetEventInformation");
    const EVENT_DESCRIPTOR_ *wanted = &event->EventHeader.EventDescriptor;
    note("schema %08llx id %llu version %llu\n", event->EventHeader.ProviderId.a, wanted->Id, wanted->Version);
    if (failure) { return failure; }
    if (contexts || context) { return INVALID_PARAMETER; }
    for (size_t at = 0; at < schemas.length;) {
        uint32_t one_bytes = *(uint32_t *)(schemas.bytes + at);
        const TRACE_EVENT_INFO_ *one = (TRACE_EVENT_INFO_ *)(schemas.bytes + at + 8);
        if (!memcmp(&one->ProviderGuid, &event->EventHeader.ProviderId, sizeof(GUID_))
            && one->EventDescriptor.Id == wanted->Id && one->EventDescriptor.Version == wanted->Version) {
            uint32_t room = *bytes;
            *bytes = one_bytes;
            if (room < one_bytes) { return INSUFFICIENT_BUFFER; }
            memcpy(info, one, one_bytes);
            return 0;
        }
        at += 8 + (one_bytes + 7u) / 8 * 8;
    }
    return NOT_FOUND;
}

/* Ten million ticks a second, as on most machines; counted from where a test says. */
API int32_t QueryPerformanceCounter(int64_t *ticks) {
    *ticks = now_ticks() + clock_offset;
    return 1;
}

API int32_t QueryPerformanceFrequency(int64_t *ticks) {
    *ticks = 10000000;
    return 1;
}

API void GetSystemTimeAsFileTime(int64_t *time) { *time = calendar(); }

#if !defined(_WIN32)
/* On Windows its own kernel32 is called. */
API void *EncodePointer(void *p) { return (void *)((uintptr_t)p ^ 0x5A5A5A5A5A5AULL); }
API void *DecodePointer(void *p) { return (void *)((uintptr_t)p ^ 0x5A5A5A5A5A5AULL); }
#endif

API int32_t RtlGetVersion(OSVERSIONINFOW_ *version) {
    version->dwMajorVersion = os_build < 9200 ? 6 : 10;
    version->dwMinorVersion = os_build < 9200 ? 1 : 0;
    version->dwBuildNumber = os_build;
    return 0;
}

/* ---- the state of a machine: fltuser.h, ntdll, kernel32 ---- */

enum { NO_MORE_ITEMS = (int)0x80070103, LENGTH_MISMATCH = (int)0xC0000004 };
static const char *const filters[][2] = {{"WdFilter", "328010"}, {"vfsmfd", "263410.5"}, {"luafv", "135000"}};
static const char *const volumes[] = {"\\Device\\HarddiskVolume2", "\\Device\\Mup"};
static int filter_at, instance_at, instance_filter;

static uint32_t hresult(uint32_t code) { return code ? 0x80070000u | code : 0; }

/* Puts a text behind a row; its length and offset stand at two 16-bit fields. */
static uint16_t put_text(void *row, uint16_t at, const char *text, uint16_t *length, uint16_t *offset) {
    *length = (uint16_t)(2 * strlen(text));
    *offset = at;
    for (size_t i = 0; text[i]; i++) { ((wchar16 *)((char *)row + at))[i] = (wchar16)text[i]; }
    return (uint16_t)(at + *length);
}

API int32_t FilterFindNext(uint64_t find, int32_t class, void *row, uint32_t bytes, uint32_t *returned) {
    FILTER_AGGREGATE_STANDARD_INFORMATION_ *info = row;
    if (find != 0xF1 || class != 2 || bytes < 512) { return (int32_t)hresult(INVALID_PARAMETER); }
    if (filter_at > 3) { return NO_MORE_ITEMS; }
    memset(row, 0, 512);
    if (filter_at == 3) {
        info->Flags = 2; /* a legacy filter comes last */
    } else {
        uint16_t at = sizeof *info;
        info->Flags = 1;
        at = put_text(row, at, filters[filter_at][0], &info->Type.MiniFilter.FilterNameLength,
                      &info->Type.MiniFilter.FilterNameBufferOffset);
        *returned = put_text(row, at, filters[filter_at][1], &info->Type.MiniFilter.FilterAltitudeLength,
                             &info->Type.MiniFilter.FilterAltitudeBufferOffset);
    }
    filter_at++;
    return 0;
}

API int32_t FilterFindFirst(int32_t class, void *row, uint32_t bytes, uint32_t *returned, uint64_t *find) {
    uint32_t failure = ordered_failure("FilterFindFirst");
    if (failure) { return (int32_t)hresult(failure); }
    filter_at = 0;
    *find = 0xF1;
    return FilterFindNext(*find, class, row, bytes, returned);
}

API int32_t FilterFindClose(uint64_t find) { return find == 0xF1 ? 0 : (int32_t)hresult(INVALID_HANDLE); }

API int32_t FilterInstanceFindNext(uint64_t find, int32_t class, void *row, uint32_t bytes, uint32_t *returned) {
    INSTANCE_FULL_INFORMATION_ *info = row;
    if (find != 0xF2 || class != 2 || bytes < 512) { return (int32_t)hresult(INVALID_PARAMETER); }
    if (instance_at > 1 || instance_filter == 2) { return NO_MORE_ITEMS; } /* luafv has none */
    memset(row, 0, 512);
    uint16_t at = put_text(row, sizeof *info, "instance", &info->InstanceNameLength, &info->InstanceNameBufferOffset);
    at = put_text(row, at, filters[instance_filter][1], &info->AltitudeLength, &info->AltitudeBufferOffset);
    *returned = put_text(row, at, volumes[instance_at], &info->VolumeNameLength, &info->VolumeNameBufferOffset);
    instance_at++;
    return 0;
}

API int32_t FilterInstanceFindFirst(const wchar16 *name, int32_t class, void *row, uint32_t bytes, uint32_t *returned,
                                    uint64_t *find) {
    uint32_t failure = ordered_failure("FilterInstanceFindFirst");
    if (failure) { return (int32_t)hresult(failure); }
    for (instance_filter = 0; instance_filter < 3; instance_filter++) {
        size_t i = 0;
        while (name[i] && name[i] == (wchar16)filters[instance_filter][0][i]) { i++; }
        if (!name[i] && !filters[instance_filter][0][i]) {
            instance_at = 0;
            *find = 0xF2;
            return FilterInstanceFindNext(*find, class, row, bytes, returned);
        }
    }
    return (int32_t)0x801F0013; /* ERROR_FLT_FILTER_NOT_FOUND */
}

API int32_t FilterInstanceFindClose(uint64_t find) { return find == 0xF2 ? 0 : (int32_t)hresult(INVALID_HANDLE); }

#if defined(_WIN32)
__declspec(dllimport) uint32_t GetCurrentProcessId(void);
static uint64_t own_pid(void) { return GetCurrentProcessId(); }
#else
#include <unistd.h>
static uint64_t own_pid(void) { return (uint64_t)getpid(); }
#endif

/* What jna-platform binds: its texts are wchar_t, which Linux has of 4 bytes. */
enum { FILE_HANDLE = 0x44, TOKEN = 0x48, PROCESSES = 0x4C };
static const uint64_t THIS_PROCESS = ~0ULL;
static int debug_privilege;

API uint64_t CreateFileW(const wchar_t *name, uint32_t access, uint32_t share, void *security, uint32_t how, uint32_t flags,
                         uint64_t template) {
    (void)access, (void)share, (void)security, (void)flags, (void)template;
    return how == 3 && name[0] == 'N' && name[1] == 'U' && name[2] == 'L' && name[3] == 0 ? FILE_HANDLE : ~0ULL;
}

API int32_t CloseHandle(uint64_t handle) { return handle == FILE_HANDLE || handle == TOKEN || handle == PROCESSES; }

API uint64_t GetCurrentProcess(void) { return THIS_PROCESS; }

API int32_t OpenProcessToken(uint64_t process, uint32_t access, uint64_t *token) {
    *token = TOKEN;
    return process == THIS_PROCESS && access == 0x20;
}

API int32_t LookupPrivilegeValueW(const wchar_t *system, const wchar_t *name, uint64_t *luid) {
    *luid = 20;
    return system == NULL && wcscmp(name, L"SeDebugPrivilege") == 0;
}

/* TOKEN_PRIVILEGES: a count, then a LUID of 8 bytes and attributes for each. */
API int32_t AdjustTokenPrivileges(uint64_t token, int32_t none, const uint32_t *wanted, uint32_t bytes, void *before,
                                  void *returned) {
    (void)none, (void)bytes, (void)before, (void)returned;
    if (token != TOKEN || wanted[0] != 1 || wanted[1] != 20 || wanted[3] != 2) { return 0; }
    debug_privilege = 1;
    return 1;
}

typedef struct {
    uint32_t dwSize, cntUsage, th32ProcessID;
    uint64_t th32DefaultHeapID;
    uint32_t th32ModuleID, cntThreads, th32ParentProcessID;
    long pcPriClassBase;
    uint32_t dwFlags;
    wchar_t szExeFile[260];
} PROCESSENTRY32W_;
static int process_at;

API int32_t Process32NextW(uint64_t snapshot, PROCESSENTRY32W_ *entry) {
    if (snapshot != PROCESSES || entry->dwSize != sizeof *entry || process_at == 3) { return 0; }
    entry->th32ProcessID = process_at == 0 ? 0 : process_at == 1 ? 4 : (uint32_t)own_pid();
    entry->th32ParentProcessID = process_at == 2 ? 4 : 0;
    wcscpy(entry->szExeFile, process_at == 0 ? L"[System Process]" : process_at == 1 ? L"System" : L"java.exe");
    process_at++;
    return 1;
}

API uint64_t CreateToolhelp32Snapshot(uint32_t flags, uint32_t process) {
    process_at = 0;
    return flags == 2 && process == 0 ? PROCESSES : ~0ULL;
}

API int32_t Process32FirstW(uint64_t snapshot, PROCESSENTRY32W_ *entry) { return Process32NextW(snapshot, entry); }

/* Addresses need the privilege, as from Windows 11 24H2 on. 300 handles of this process to files, so that any new one is among them, then 40,000 of another, half of them to files. */
API int32_t NtQuerySystemInformation(int32_t class, void *all, uint32_t bytes, uint32_t *returned) {
    uint64_t hidden = !debug_privilege || ordered_failure("addresses") ? 0 : ~0ULL;
    if (class == 11) {
        RTL_PROCESS_MODULE_INFORMATION_ *module = (void *)((char *)all + 8);
        memset(all, 0, 8 + 2 * sizeof *module);
        *(uint32_t *)all = 2;
        module[0].ImageBase = 0xFFFFF8000A200000ULL & hidden;
        module[0].ImageSize = 0x1046000;
        strcpy(module[0].FullPathName, "\\SystemRoot\\system32\\ntoskrnl.exe");
        module[1].ImageBase = 0xFFFFF8000E200000ULL & hidden;
        module[1].ImageSize = 0x31000;
        strcpy(module[1].FullPathName, "\\SystemRoot\\system32\\drivers\\vfsmfd.sys");
        return 0;
    }
    uint32_t own = 300, others = 40000, need = 16 + (own + others) * (uint32_t)sizeof(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX_);
    if (class != 64) { return (int32_t)0xC0000003; }
    if (bytes < need) {
        *returned = need;
        return LENGTH_MISMATCH;
    }
    *(uint64_t *)all = own + others;
    SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX_ *entry = (void *)((char *)all + 16);
    for (uint32_t i = 0; i < own + others; i++) {
        int mine = i < own;
        entry[i] = (SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX_){(0xFFFFA50F30000010ULL + 0x180 * i) & hidden,
                                                       mine ? own_pid() : 4120, 4 * (mine ? i + 1 : i), 0x120089, 0,
                                                       mine || i % 2 ? 37 : 16, 0, 0};
    }
    return 0;
}

/* Filters of object types (17) and pool tags (10) of a session that runs. */
API int32_t NtSetSystemInformation(int32_t class, const void *information, uint32_t bytes) {
    const uint32_t *words = information;
    uint32_t failure = ordered_failure("NtSetSystemInformation");
    if (failure) { return (int32_t)failure; }
    if (class != 31 || bytes < 20 || bytes > 32 || (words[0] != 17 && words[0] != 10)) { return (int32_t)0xC0000003; }
    if (!*(const uint64_t *)(words + 2)) { return (int32_t)0xC0000008; }
    note("filter %llu first %08llx of %llu\n", words[0], words[4], (bytes - 16) / 4);
    return 0;
}

/* JNA makes an array of char of 2 bytes each everywhere, a String of wchar_t. */
API uint32_t QueryDosDeviceW(const wchar_t *name, wchar16 *target, uint32_t units) {
    const char *device = name[0] == 'C' ? volumes[0] : name[0] == 'S' ? "\\??\\C:\\source" : NULL;
    uint32_t n = 0;
    if (!device || units < 64) { return 0; }
    for (; device[n]; n++) { target[n] = (wchar16)device[n]; }
    target[n] = 0;
    return n + 1;
}

/* ---- what only a test calls ---- */

API void FakeReset(void) {
    for (int i = 0; i < SESSIONS; i++) { sessions[i].running = 0; }
    memset(traces, 0, sizeof traces);
    memset(failures, 0, sizeof failures);
    for (int i = 0; i < 2; i++) {
        free(feeds[i].bytes);
        feeds[i] = (Feed){NULL, 0};
    }
    free(schemas.bytes);
    schemas = (Feed){NULL, 0};
    repeats = 1;
    pause_every = 0;
    clock_offset = 0;
    os_build = 19045;
    debug_privilege = 0;
    log_length = 0;
    log_text[0] = 0;
}

/* The next calls of a function fail with a code. */
API void FakeFail(const char *function, uint32_t code, uint32_t times) {
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
        if (failures[i].times == 0) {
            strncpy(failures[i].function, function, sizeof failures[i].function - 1);
            failures[i].code = code;
            failures[i].times = times;
            return;
        }
    }
}

/* Takes a file as a whole; returns its bytes, or -1. */
static int64_t take_file(const char *path, Feed *feed) {
    FILE *file = fopen(path, "rb");
    if (!file) { return -1; }
    fseek(file, 0, SEEK_END);
    feed->length = (size_t)ftell(file);
    feed->bytes = malloc(feed->length + 8);
    rewind(file);
    size_t got = fread(feed->bytes, 1, feed->length, file);
    fclose(file);
    return got == feed->length ? (int64_t)got : -1;
}

/* Takes a feed for the system logger (1) or the others (0), to be delivered so many times; returns its bytes, or -1. */
API int64_t FakeFeed(const char *path, int32_t system_logger, int64_t times) {
    repeats = (uint64_t)times;
    return take_file(path, &feeds[system_logger ? 0 : 1]);
}

/* Takes what TdhGetEventInformation knows; returns its bytes, or -1. */
API int64_t FakeSchemas(const char *path) { return take_file(path, &schemas); }

/* From now on the performance counter goes on from here. */
API void FakeClock(int64_t ticks) { clock_offset = ticks - now_ticks(); }

API void FakePause(uint32_t events) { pause_every = events; }
API void FakeBuild(uint32_t build) { os_build = build; }

/* All running system loggers (1) or the others (0) have lost so much by now. */
API void FakeLoss(int32_t system_logger, uint32_t events, uint32_t buffers) {
    for (int i = 0; i < SESSIONS; i++) {
        if (sessions[i].running && !(sessions[i].properties.LogFileMode & MODE_SYSTEM_LOGGER) == !system_logger) {
            sessions[i].lost_events = events;
            sessions[i].lost_buffers = buffers;
        }
    }
}

API int32_t FakeRunning(void) {
    int n = 0;
    for (int i = 0; i < SESSIONS; i++) { n += sessions[i].running; }
    return n;
}

API const char *FakeLog(void) { return log_text; }

/* The layouts of this file, as lines of offsets.txt. */
API const char *FakeLayouts(void) {
    static char text[1 << 14];
    char *to = text;
#define STRUCT(s) to += sprintf(to, #s " %d\n", (int)sizeof(s##_));
#define FIELD(s, f) to += sprintf(to, #s "." #f " %d\n", (int)offsetof(s##_, f));
#include "fields.inc"
    return text;
}

static volatile uint64_t baseline_sum;

static void baseline_callback(EVENT_RECORD_ *record) { baseline_sum += record->UserDataLength; }

/* The speed of this feed with a callback in C: nanoseconds for all events of the system logger's feed. */
API int64_t FakeBaseline(uint64_t *events) {
    Trace t = {1, 0, 0, NULL, baseline_callback, NULL, NULL};
    int64_t began = now_ticks();
    *events = 0;
    for (uint64_t round = 0; round < repeats; round++) {
        for (size_t at = 0; at < feeds[0].length;) {
            at += deliver(&t, feeds[0].bytes + at);
            ++*events;
        }
    }
    return (now_ticks() - began) * 100;
}
