package fltscope.analyzer.finding.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolderRulesTest {
    private static final String PATH = "\\Device\\HarddiskVolume2\\data\\x.db";
    private static final String DOS_PATH = "C:\\data\\x.db";

    @Test
    void theFirstRuleThatFitsCounts() {
        HolderRules mine = rules(rule("mine", "**.db"));
        HolderRules others = rules(rule("other", "**.db"), rule("text", "**.txt"));

        HolderRules both = mine.then(others);

        assertThat(label(both, PATH, DOS_PATH, null)).isEqualTo("mine");
        assertThat(label(both, "x.txt", "x.txt", null)).isEqualTo("text");
        assertThat(label(both, "x.doc", "x.doc", null)).isNull();
        assertThat(label(HolderRules.NONE, PATH, DOS_PATH, null)).isNull();
    }

    @Test
    void aRuleFitsTheNtPathOrTheDosPath() {
        assertThat(label(rules(rule("dos", "C:\\data\\*")), PATH, DOS_PATH, null))
                .isEqualTo("dos");
        assertThat(label(rules(rule("nt", "\\Device\\*\\data\\*")), PATH, DOS_PATH, null))
                .isEqualTo("nt");
    }

    @Test
    void aRuleWithProcessesFitsTheirOpensAlone() {
        HolderRules rules = rules(rule("vm", "**.db", "vmwp.exe", "vm*ms.exe"));

        assertThat(label(rules, PATH, DOS_PATH, "VMWP.EXE")).isEqualTo("vm");
        assertThat(label(rules, PATH, DOS_PATH, "vmms.exe")).isEqualTo("vm");
        assertThat(label(rules, PATH, DOS_PATH, "vmwp2.exe")).isNull();
        assertThat(label(rules, PATH, DOS_PATH, null))
                .as("an opener that is not known is not one of them")
                .isNull();
    }

    @Test
    void anImageNameThatTheEventCutFitsTheWholeOne() {
        HolderRules rules = rules(rule("long", "**.db", "backupscheduler.exe"));

        assertThat(label(rules, PATH, DOS_PATH, "backupscheduler.exe")).isEqualTo("long");
        assertThat(label(rules, PATH, DOS_PATH, "backupscheduler")).isEqualTo("long");
        assertThat(label(rules, PATH, DOS_PATH, "backupschedule")).isEqualTo("long");
        assertThat(label(rules, PATH, DOS_PATH, "backupschedul")).isNull();
        assertThat(label(rules, PATH, DOS_PATH, "backupschedulex")).isNull();
        assertThat(label(rules(rule("short", "**.db", "backup.exe")), PATH, DOS_PATH, "backup.exe.long"))
                .isNull();
    }

    private static HolderRules rules(HolderRule... rules) {
        return new HolderRules(List.of(rules), List.of());
    }

    private static HolderRule rule(String label, String path, String... processes) {
        return new HolderRule(new KnownHolder(label, "Because."), List.of(path), List.of(processes));
    }

    private static String label(HolderRules rules, String path, String dosPath, String image) {
        KnownHolder holder = rules.of(path, dosPath, image);
        return holder == null ? null : holder.label();
    }
}
