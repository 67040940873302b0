package fltscope.analyzer.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtmlPageTest {
    private static String page(HtmlPage.Kind kind, String text) {
        StringWriter out = new StringWriter();
        HtmlPage.write(out, kind, "a <title> & more", "{}", text);
        return out.toString();
    }

    @ParameterizedTest
    @EnumSource(HtmlPage.Kind.class)
    void aPageAdmitsItsOwnScriptsAloneAndNamesNoOtherPlace(HtmlPage.Kind kind) {
        String page = page(kind, "");
        Matcher scripts = Pattern.compile("<script>").matcher(page);
        Matcher hashes = Pattern.compile("'sha256-[A-Za-z0-9+/]{43}='").matcher(page);
        assertThat(hashes.results().count())
                .isEqualTo(scripts.results().count()
                        + Pattern.compile("<style>").matcher(page).results().count());
        assertThat(page).contains("default-src 'none'").doesNotContain("unsafe-inline");
        assertThat(page).doesNotContainPattern("(?:src|href)=\"(?!#)").doesNotContain("@import");
        assertThat(page).contains("<title>a &lt;title&gt; &amp; more</title>");
    }

    @Test
    void theLicenceOfWhatDrawsTheCurvesIsInThePage() {
        assertThat(page(HtmlPage.Kind.REPORT, "")).contains("The MIT License", "Leon Sorokin");
    }

    @Test
    void hostileTextStaysText() {
        assertThat(page(HtmlPage.Kind.REPORT, "</pre><script>alert(1)</script>\ud800\u202e"))
                .doesNotContain("<script>alert")
                .contains("&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;\ufffd\u202e");
    }
}
