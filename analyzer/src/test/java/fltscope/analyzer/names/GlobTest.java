package fltscope.analyzer.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlobTest {
    @Test
    void withoutWildcardsOnlyTheWholeTextFitsInWhateverCase() {
        assertThat(new Glob("Image/Load").matches("image/LOAD")).isTrue();
        assertThat(new Glob("Image").matches("Image/Load")).isFalse();
        assertThat(new Glob("Image/Load").matches("Image")).isFalse();
        assertThat(new Glob("").matches("")).isTrue();
    }

    @Test
    void aStarStandsForAnyNumberOfCharactersAndAQuestionMarkForOne() {
        assertThat(new Glob("*.dll").matches("C:\\a.b.dll")).isTrue();
        assertThat(new Glob("*a*b").matches("xaxbxb")).isTrue();
        assertThat(new Glob("*a*b").matches("xaxbxc")).isFalse();
        assertThat(new Glob("a?c**").matches("abc")).isTrue();
        assertThat(new Glob("a?c").matches("ac")).isFalse();
    }

    @Test
    void manyStarsCostNoMoreThanTheProductOfTheLengths() {
        assertThat(new Glob("*a".repeat(50) + "b").matches("a".repeat(5_000))).isFalse();
    }
}
