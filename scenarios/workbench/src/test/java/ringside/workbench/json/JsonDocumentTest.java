package ringside.workbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.workbench.Problem;

class JsonDocumentTest {
    @Test
    void commentsAndTrailingCommasAreFine() throws Problem {
        var top = JsonDocument.parse("x.json", """
                // a comment
                { "a": [1, 2,], /* another */ "b": "text", }
                """);
        assertThat(top.member("a").items()).hasSize(2);
        assertThat(top.member("b").text()).isEqualTo("text");
    }

    @Test
    void everyValueKnowsItsLineAndPointer() throws Problem {
        var top = JsonDocument.parse("x.json", "{\n  \"a\": [\n    { \"b/c\": 7 }\n  ]\n}");
        var value = top.member("a").items().getFirst().member("b/c");
        assertThat(value.line()).isEqualTo(3);
        assertThat(value.pointer()).isEqualTo("/a/0/b~1c");
    }

    @Test
    void malformedTextNamesTheLine() {
        assertThatThrownBy(() -> JsonDocument.parse("x.json", "{\n \"a\": 1\n \"b\": 2 }"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("x.json:3: not JSON: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThatThrownBy(() -> JsonDocument.parse("x.json", "{ \"a\": 1,\n \"a\": 2 }"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("x.json:2: not JSON: ")
                .hasMessageContaining("uplicate");
    }

    @Test
    void anEmptyFileSaysWhatIsNeeded() {
        assertThatThrownBy(() -> JsonDocument.parse("x.json", "  \n")).hasMessage("x.json:1: the file is empty; a JSON object is needed");
    }

    @Test
    void textAfterTheValueIsRefused() {
        assertThatThrownBy(() -> JsonDocument.parse("x.json", "{}\n{}")).hasMessage("x.json:2: something follows the JSON value; remove it");
    }

    @Test
    void anUnfinishedFileIsRefusedInOneLine() {
        assertThatThrownBy(() -> JsonDocument.parse("x.json", "{ \"a\": [1, "))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("x.json:1: not JSON: ")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> JsonDocument.parse("x.json", "{"))
                .hasMessage("x.json:1: not JSON: Unexpected end-of-input: expected close marker for Object");
    }

    @Test
    void anotherFormatAndALaterVersionAreRefused() {
        assertThatThrownBy(() -> JsonDocument.parse("x.json", "{ \"format\": \"other\", \"version\": \"1.0\" }", "ringside.scenario"))
                .hasMessage("x.json:1: /format: \"other\" is not known here; allowed: ringside.scenario");
        assertThatThrownBy(() -> JsonDocument.parse("x.json", "{ \"format\": \"ringside.scenario\", \"version\": \"2.0\" }", "ringside.scenario"))
                .hasMessage("x.json:1: /version: version 2.0 is not understood; this Ringside reads 1.x");
    }

    @Test
    void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> JsonDocument.textOf(folder.resolve("none.json"))).hasMessage(folder.resolve("none.json") + ": there is no such file");
        var latin = Files.write(folder.resolve("latin.json"), "\"ä\"".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> JsonDocument.textOf(latin)).hasMessage(latin + ": the file is not UTF-8 text");
        assertThatThrownBy(() -> JsonDocument.textOf(folder)).isInstanceOf(Problem.class).hasMessageStartingWith(folder + ": the file cannot be read");
    }

    @Test
    void wrongKindsOfValuesSayWhatIsNeeded() throws Problem {
        var top = JsonDocument.parse("x.json", "{ \"n\": 1.5, \"t\": \"\", \"o\": {}, \"u\": null, \"big\": 1e999999999 }");
        assertThatThrownBy(() -> top.member("n").whole(0, 9)).hasMessage("x.json:1: /n: 1.5 stands where a whole number from 0 to 9 is needed");
        assertThatThrownBy(() -> top.member("n").text()).hasMessage("x.json:1: /n: 1.5 stands where a text is needed");
        assertThatThrownBy(() -> top.member("t").name()).hasMessage("x.json:1: /t: \"\" stands where a text that is not empty is needed");
        assertThatThrownBy(() -> top.member("o").items()).hasMessage("x.json:1: /o: an object stands where a list […] is needed");
        assertThatThrownBy(() -> top.member("u").members()).hasMessage("x.json:1: /u: null stands where an object {…} is needed");
        assertThatThrownBy(() -> top.member("x")).hasMessage("x.json:1: top level: \"x\" is missing");
        assertThatThrownBy(() -> top.member("big").whole(0, 9))
                .hasMessage("x.json:1: /big: 1E+999999999 stands where a whole number from 0 to 9 is needed");
        assertThatThrownBy(() -> top.member("big").number())
                .hasMessage("x.json:1: /big: 1E+999999999 stands where a number below 1e308 is needed");
    }
}
