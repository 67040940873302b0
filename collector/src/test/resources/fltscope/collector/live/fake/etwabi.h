/* The Win32 structures of ETW with explicit widths, for 64-bit Windows: this compiles on any 64-bit system. */
#ifndef ETWABI_H
#define ETWABI_H
#include <stddef.h>
#include <stdint.h>

typedef struct { uint32_t a; uint16_t b, c; uint8_t d[8]; } GUID_;
typedef uint16_t wchar16;

typedef struct {
    uint32_t BufferSize, ProviderId;
    uint64_t HistoricalContext;
    int64_t TimeStamp;
    GUID_ Guid;
    uint32_t ClientContext, Flags;
} WNODE_HEADER_;

typedef struct {
    WNODE_HEADER_ Wnode;
    uint32_t BufferSize, MinimumBuffers, MaximumBuffers, MaximumFileSize, LogFileMode, FlushTimer, EnableFlags, AgeLimit;
    uint32_t NumberOfBuffers, FreeBuffers, EventsLost, BuffersWritten, LogBuffersLost, RealTimeBuffersLost;
    uint64_t LoggerThreadId;
    uint32_t LogFileNameOffset, LoggerNameOffset;
} EVENT_TRACE_PROPERTIES_;

typedef struct { uint16_t Id; uint8_t Version, Channel, Level, Opcode; uint16_t Task; uint64_t Keyword; } EVENT_DESCRIPTOR_;

typedef struct {
    uint16_t Size, HeaderType, Flags, EventProperty;
    uint32_t ThreadId, ProcessId;
    int64_t TimeStamp;
    GUID_ ProviderId;
    EVENT_DESCRIPTOR_ EventDescriptor;
    uint64_t ProcessorTime;
    GUID_ ActivityId;
} EVENT_HEADER_;

typedef struct { uint16_t ProcessorIndex, LoggerId; } ETW_BUFFER_CONTEXT_;

typedef struct { uint16_t Reserved1, ExtType, Linkage, DataSize; uint64_t DataPtr; } EVENT_HEADER_EXTENDED_DATA_ITEM_;

typedef struct {
    EVENT_HEADER_ EventHeader;
    ETW_BUFFER_CONTEXT_ BufferContext;
    uint16_t ExtendedDataCount, UserDataLength;
    EVENT_HEADER_EXTENDED_DATA_ITEM_ *ExtendedData;
    void *UserData;
    void *UserContext;
} EVENT_RECORD_;

#if defined(_WIN32)
#define API __declspec(dllexport)
#else
#define API __attribute__((visibility("default")))
#endif

typedef void (*RECORD_CALLBACK_)(EVENT_RECORD_ *);
typedef uint32_t (*BUFFER_CALLBACK_)(void *);

typedef struct {
    wchar16 *LogFileName, *LoggerName;
    int64_t CurrentTime;
    uint32_t BuffersRead, ProcessTraceMode;
    uint8_t CurrentEvent[88];
    uint64_t LogfileHeader[35];
    BUFFER_CALLBACK_ BufferCallback;
    uint32_t BufferSize, Filled, EventsLost, pad;
    RECORD_CALLBACK_ EventRecordCallback;
    uint32_t IsKernelTrace, pad2;
    void *Context;
} EVENT_TRACE_LOGFILEW_;

typedef struct { uint64_t Ptr; uint32_t Size, Type; } EVENT_FILTER_DESCRIPTOR_;

typedef struct {
    uint32_t Version, EnableProperty, ControlFlags;
    GUID_ SourceId;
    EVENT_FILTER_DESCRIPTOR_ *EnableFilterDesc;
    uint32_t FilterDescCount;
} ENABLE_TRACE_PARAMETERS_;

typedef struct { GUID_ EventGuid; uint8_t Type, Reserved[7]; } CLASSIC_EVENT_ID_;
typedef struct { GUID_ ProviderGuid; uint32_t SchemaSource, ProviderNameOffset; } TRACE_PROVIDER_INFO_;
typedef struct { uint32_t NameOffset, DescriptionOffset; uint64_t Value; } PROVIDER_FIELD_INFO_;
typedef struct { uint32_t NumberOfElements, FieldType; PROVIDER_FIELD_INFO_ FieldInfoArray[1]; } PROVIDER_FIELD_INFOARRAY_;
typedef struct { uint32_t NumberOfProviders, Padding; TRACE_PROVIDER_INFO_ TraceProviderInfoArray[1]; } PROVIDER_ENUMERATION_INFO_;

typedef struct {
    uint32_t Flags, NameOffset;
    union {
        struct { uint16_t InType, OutType; uint32_t MapNameOffset; } nonStructType;
        struct { uint16_t StructStartIndex, NumOfStructMembers; uint32_t padding; } structType;
    };
    uint16_t count, length;
    uint32_t Reserved;
} EVENT_PROPERTY_INFO_;

typedef struct {
    GUID_ ProviderGuid, EventGuid;
    EVENT_DESCRIPTOR_ EventDescriptor;
    uint32_t DecodingSource, ProviderNameOffset, LevelNameOffset, ChannelNameOffset, KeywordsNameOffset, TaskNameOffset;
    uint32_t OpcodeNameOffset, EventMessageOffset, ProviderMessageOffset, BinaryXMLOffset, BinaryXMLSize;
    uint32_t ActivityIDNameOffset, RelatedActivityIDNameOffset, PropertyCount, TopLevelPropertyCount, Flags;
    EVENT_PROPERTY_INFO_ EventPropertyInfoArray[1];
} TRACE_EVENT_INFO_;

typedef struct {
    uint32_t dwOSVersionInfoSize, dwMajorVersion, dwMinorVersion, dwBuildNumber, dwPlatformId;
    wchar16 szCSDVersion[128];
} OSVERSIONINFOW_;

typedef struct {
    uint32_t NextEntryOffset, Flags;
    union {
        struct {
            uint32_t Flags, FrameID, NumberOfInstances;
            uint16_t FilterNameLength, FilterNameBufferOffset, FilterAltitudeLength, FilterAltitudeBufferOffset;
        } MiniFilter;
    } Type;
} FILTER_AGGREGATE_STANDARD_INFORMATION_;

typedef struct {
    uint32_t NextEntryOffset;
    uint16_t InstanceNameLength, InstanceNameBufferOffset, AltitudeLength, AltitudeBufferOffset;
    uint16_t VolumeNameLength, VolumeNameBufferOffset, FilterNameLength, FilterNameBufferOffset;
} INSTANCE_FULL_INFORMATION_;

typedef struct {
    uint64_t Section, MappedBase, ImageBase;
    uint32_t ImageSize, Flags;
    uint16_t LoadOrderIndex, InitOrderIndex, LoadCount, OffsetToFileName;
    char FullPathName[256];
} RTL_PROCESS_MODULE_INFORMATION_;

typedef struct {
    uint64_t Object, UniqueProcessId, HandleValue;
    uint32_t GrantedAccess;
    uint16_t CreatorBackTraceIndex, ObjectTypeIndex;
    uint32_t HandleAttributes, Reserved;
} SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX_;

/* What a 64-bit Windows has; a difference is a defect of this file. offsets.txt is held against it field by field. */
_Static_assert(sizeof(WNODE_HEADER_) == 48, "WNODE_HEADER");
_Static_assert(sizeof(EVENT_TRACE_PROPERTIES_) == 120, "EVENT_TRACE_PROPERTIES");
_Static_assert(sizeof(EVENT_HEADER_) == 80, "EVENT_HEADER");
_Static_assert(sizeof(EVENT_RECORD_) == 112, "EVENT_RECORD");
_Static_assert(sizeof(EVENT_TRACE_LOGFILEW_) == 448, "EVENT_TRACE_LOGFILEW");
_Static_assert(sizeof(ENABLE_TRACE_PARAMETERS_) == 48, "ENABLE_TRACE_PARAMETERS");
_Static_assert(sizeof(EVENT_PROPERTY_INFO_) == 24, "EVENT_PROPERTY_INFO");
_Static_assert(sizeof(CLASSIC_EVENT_ID_) == 24, "CLASSIC_EVENT_ID");
_Static_assert(sizeof(RTL_PROCESS_MODULE_INFORMATION_) == 0x128, "RTL_PROCESS_MODULE_INFORMATION");
_Static_assert(sizeof(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX_) == 0x28, "SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX");
#endif
