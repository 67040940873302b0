package fltscope.analyzer.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.config.Suppression;
import fltscope.analyzer.finding.Confidence;
import fltscope.analyzer.finding.CreateFacts;
import fltscope.analyzer.finding.Issuer;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.OpenUse;
import fltscope.analyzer.finding.OpenedFile;
import fltscope.analyzer.finding.Opener;
import fltscope.analyzer.finding.SeenBy;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.finding.holder.Holding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShownTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final List<OpenFinding> opens = List.of(
            open("aaaaaaaa", OpenClass.LEAK_SUSPECT),
            open("aaaaaaaa", OpenClass.LEAK_SUSPECT),
            open("bbbbbbbb", OpenClass.REFERENCE_SUSPECT),
            open("cccccccc", OpenClass.STILL_OPEN_YOUNG),
            open("dddddddd", OpenClass.INDETERMINATE_LOSS));

    @Test
    void withoutListsAllIsShown() {
        Shown shown = new Shown(opens, List.of(), List.of(), Set.of(), TODAY);

        assertThat(shown.opens()).isEqualTo(opens);
        assertThat(shown.notes()).isEmpty();
        assertThat(text(shown)).isEmpty();
    }

    @Test
    void allOpensOfAFingerprintAreHiddenAndCounted() {
        Shown shown = new Shown(opens, List.of(), List.of(entry(2, "aaaaaaaa", null)), Set.of(), TODAY);

        assertThat(shown.opens()).extracting(OpenFinding::fingerprint).doesNotContain("aaaaaaaa");
        assertThat(shown.hidden(Shown.HiddenBy.SUPPRESSION)).isEqualTo(2);
        assertThat(shown.hidden(Shown.HiddenBy.BASELINE)).isZero();
        assertThat(text(shown)).isEqualTo("HIDDEN        opens without an end: 2 suppressed (--suppress)\n");
    }

    @Test
    void theUsersListComesBeforeTheBaseline() {
        Shown shown = new Shown(
                opens,
                List.of(),
                List.of(entry(2, "aaaaaaaa", null)),
                Set.of("aaaaaaaa", "bbbbbbbb", "eeeeeeee"),
                TODAY);

        assertThat(shown.hidden(Shown.HiddenBy.SUPPRESSION)).isEqualTo(2);
        assertThat(shown.hidden(Shown.HiddenBy.BASELINE)).isEqualTo(1);
        assertThat(text(shown).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void anExpiredEntryLeavesItToTheBaseline() {
        Shown shown = new Shown(
                opens, List.of(), List.of(entry(2, "aaaaaaaa", TODAY.minusDays(1))), Set.of("aaaaaaaa"), TODAY);

        assertThat(shown.hiddenBy(opens.get(0))).isEqualTo(Shown.HiddenBy.BASELINE);
    }

    @Test
    void whatWouldNotBeListedDoesNotCountAsHidden() {
        Shown shown = new Shown(opens, List.of(), List.of(), Set.of("cccccccc"), TODAY);

        assertThat(shown.hiddenBy(opens.get(3))).isEqualTo(Shown.HiddenBy.BASELINE);
        assertThat(shown.hidden(Shown.HiddenBy.BASELINE)).isZero();
    }

    @Test
    void theLastDayOfAnEntryStillHides() {
        for (int days = -1; days <= 1; days++) {
            Shown shown =
                    new Shown(opens, List.of(), List.of(entry(2, "bbbbbbbb", TODAY.plusDays(days))), Set.of(), TODAY);

            assertThat(shown.hidden(Shown.HiddenBy.SUPPRESSION)).isEqualTo(days < 0 ? 0 : 1);
            assertThat(shown.notes()).hasSize(days < 0 ? 1 : 0);
        }
    }

    @Test
    void gravityIsThatOfWhatIsShown() {
        assertThat(new Shown(opens, List.of(), List.of(), Set.of(), TODAY)
                        .hasAtLeast(Severity.ERROR, open -> true, request -> true))
                .isTrue();
        Shown noLeak = new Shown(opens, List.of(), List.of(), Set.of("aaaaaaaa"), TODAY);
        assertThat(noLeak.hasAtLeast(Severity.ERROR, open -> true, request -> true))
                .isFalse();
        assertThat(noLeak.hasAtLeast(Severity.WARNING, open -> true, request -> true))
                .isTrue();
        assertThat(noLeak.hasAtLeast(Severity.WARNING, open -> false, request -> true))
                .isFalse();
        Shown unjudged = new Shown(opens, List.of(), List.of(), Set.of("aaaaaaaa", "bbbbbbbb"), TODAY);
        assertThat(unjudged.hasAtLeast(Severity.WARNING, open -> true, request -> true))
                .isFalse();
    }

    /** Files that were written when each path pattern had a fingerprint of its own. */
    @Test
    void aFingerprintOfItsOwnPathPatternHidesAnOpenToo() {
        Shown listed = new Shown(opens, List.of(), List.of(entry(1, "0aaaaaaa", null)), Set.of("0bbbbbbb"), TODAY);
        assertThat(listed.hidden(Shown.HiddenBy.SUPPRESSION))
                .isEqualTo(shown("aaaaaaaa").hidden(Shown.HiddenBy.SUPPRESSION));
        assertThat(listed.hidden(Shown.HiddenBy.BASELINE)).isPositive();
        assertThat(listed.notes()).isEmpty();
    }

    private Shown shown(String suppressed) {
        return new Shown(opens, List.of(), List.of(entry(1, suppressed, null)), Set.of(), TODAY);
    }

    private static Suppression entry(int line, String fingerprint, LocalDate expires) {
        return new Suppression("s.json:" + line, fingerprint, "known", expires);
    }

    private static String text(Shown shown) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        ShownText.write(out, shown);
        out.flush();
        return text.toString();
    }

    private static OpenFinding open(String fingerprint, OpenClass openClass) {
        return new OpenFinding(
                openClass,
                openClass.severity(),
                Confidence.LIKELY,
                null,
                "\\x",
                fingerprint,
                "0" + fingerprint.substring(1),
                new OpenedFile(0xA0, 0, "\\x", false, null),
                new Opener(4, "System", 8),
                new Issuer(null, Confidence.UNKNOWN, "", List.of(), null),
                List.of(),
                new CreateFacts(0, 0, 0, true, 0, false),
                new OpenUse(0, OpenUse.NEVER, 0, 0, 0, 0),
                new SeenBy(List.of(), List.of(), List.of()),
                null,
                Holding.UNKNOWN,
                List.of());
    }
}
