package fltscope.schemas.event;

/** FILE_INFORMATION_CLASS: which information about a file is queried or set (wdm.h, ntifs.h). */
public final class FileInformationClass {
    private FileInformationClass() {}

    /** The name, such as FileBasicInformation; null for a code that has none. */
    public static String name(int infoClass) {
        return switch (infoClass) {
            case 1 -> "FileDirectoryInformation";
            case 2 -> "FileFullDirectoryInformation";
            case 3 -> "FileBothDirectoryInformation";
            case 4 -> "FileBasicInformation";
            case 5 -> "FileStandardInformation";
            case 6 -> "FileInternalInformation";
            case 7 -> "FileEaInformation";
            case 8 -> "FileAccessInformation";
            case 9 -> "FileNameInformation";
            case 10 -> "FileRenameInformation";
            case 11 -> "FileLinkInformation";
            case 12 -> "FileNamesInformation";
            case 13 -> "FileDispositionInformation";
            case 14 -> "FilePositionInformation";
            case 15 -> "FileFullEaInformation";
            case 16 -> "FileModeInformation";
            case 17 -> "FileAlignmentInformation";
            case 18 -> "FileAllInformation";
            case 19 -> "FileAllocationInformation";
            case 20 -> "FileEndOfFileInformation";
            case 21 -> "FileAlternateNameInformation";
            case 22 -> "FileStreamInformation";
            case 23 -> "FilePipeInformation";
            case 24 -> "FilePipeLocalInformation";
            case 25 -> "FilePipeRemoteInformation";
            case 26 -> "FileMailslotQueryInformation";
            case 27 -> "FileMailslotSetInformation";
            case 28 -> "FileCompressionInformation";
            case 29 -> "FileObjectIdInformation";
            case 30 -> "FileCompletionInformation";
            case 31 -> "FileMoveClusterInformation";
            case 32 -> "FileQuotaInformation";
            case 33 -> "FileReparsePointInformation";
            case 34 -> "FileNetworkOpenInformation";
            case 35 -> "FileAttributeTagInformation";
            case 36 -> "FileTrackingInformation";
            case 37 -> "FileIdBothDirectoryInformation";
            case 38 -> "FileIdFullDirectoryInformation";
            case 39 -> "FileValidDataLengthInformation";
            case 40 -> "FileShortNameInformation";
            case 41 -> "FileIoCompletionNotificationInformation";
            case 42 -> "FileIoStatusBlockRangeInformation";
            case 43 -> "FileIoPriorityHintInformation";
            case 44 -> "FileSfioReserveInformation";
            case 45 -> "FileSfioVolumeInformation";
            case 46 -> "FileHardLinkInformation";
            case 47 -> "FileProcessIdsUsingFileInformation";
            case 48 -> "FileNormalizedNameInformation";
            case 49 -> "FileNetworkPhysicalNameInformation";
            case 50 -> "FileIdGlobalTxDirectoryInformation";
            case 51 -> "FileIsRemoteDeviceInformation";
            case 52 -> "FileUnusedInformation";
            case 53 -> "FileNumaNodeInformation";
            case 54 -> "FileStandardLinkInformation";
            case 55 -> "FileRemoteProtocolInformation";
            case 56 -> "FileRenameInformationBypassAccessCheck";
            case 57 -> "FileLinkInformationBypassAccessCheck";
            case 58 -> "FileVolumeNameInformation";
            case 59 -> "FileIdInformation";
            case 60 -> "FileIdExtdDirectoryInformation";
            case 61 -> "FileReplaceCompletionInformation";
            case 62 -> "FileHardLinkFullIdInformation";
            case 63 -> "FileIdExtdBothDirectoryInformation";
            case 64 -> "FileDispositionInformationEx";
            case 65 -> "FileRenameInformationEx";
            case 66 -> "FileRenameInformationExBypassAccessCheck";
            case 67 -> "FileDesiredStorageClassInformation";
            case 68 -> "FileStatInformation";
            case 69 -> "FileMemoryPartitionInformation";
            case 70 -> "FileStatLxInformation";
            case 71 -> "FileCaseSensitiveInformation";
            case 72 -> "FileLinkInformationEx";
            case 73 -> "FileLinkInformationExBypassAccessCheck";
            case 74 -> "FileStorageReserveIdInformation";
            case 75 -> "FileCaseSensitiveInformationForceAccessCheck";
            case 76 -> "FileKnownFolderInformation";
            case 77 -> "FileStatBasicInformation";
            case 78 -> "FileId64ExtdDirectoryInformation";
            case 79 -> "FileId64ExtdBothDirectoryInformation";
            case 80 -> "FileIdAllExtdDirectoryInformation";
            case 81 -> "FileIdAllExtdBothDirectoryInformation";
            default -> null;
        };
    }
}
