package fltscope.analyzer.report.explain;

import fltscope.analyzer.life.LifeRequest;
import fltscope.schemas.event.CreateDisposition;
import fltscope.schemas.event.CreateOptions;
import fltscope.schemas.event.FileInformationClass;
import fltscope.schemas.event.ShareAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The codes of a request in words. The access that a create asks for is not recorded, so it is not said. */
final class CreateWords {
    private static final int OPTION_BITS = 24;
    private static final int IRP_PAGING_IO = 0x02;
    private static final int IRP_SYNCHRONOUS_PAGING_IO = 0x40;

    private CreateWords() {}

    static List<String> of(LifeRequest create) {
        List<String> words = new ArrayList<>();
        String disposition = CreateDisposition.name(create.code() >>> OPTION_BITS);
        words.add((disposition == null ? "" : disposition + ", ") + sharing(create.access()));
        String options = CreateOptions.names(create.code() & (1 << OPTION_BITS) - 1);
        if (options != null) {
            words.add(options.replace("|", ", "));
        }
        return words;
    }

    /** {@code shared for read, write}. */
    static String sharing(int shareAccess) {
        String names = ShareAccess.names(shareAccess);
        return names == null
                ? "not shared"
                : "shared for "
                        + names.replace("FILE_SHARE_", "").replace("|", ", ").toLowerCase(Locale.ROOT);
    }

    static String paging(LifeRequest transfer) {
        return (transfer.access() & (IRP_PAGING_IO | IRP_SYNCHRONOUS_PAGING_IO)) == 0 ? "" : ", paging";
    }

    static List<String> informationClass(LifeRequest request) {
        String name = FileInformationClass.name(request.code());
        return List.of(name == null ? "class " + request.code() : name);
    }
}
