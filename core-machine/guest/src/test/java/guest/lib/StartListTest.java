package guest.lib;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartListTest {
    @Test
    void optionNamesCommandsBetweenSemicolonsAndWordsBetweenCommas() {
        StartList list = StartList.fromOptions(bytes("quiet run=/bin/reader,/data/poem,16;/bin/sleeper,5000000 last"));
        assertThat(commands(list)).containsExactly(List.of("/bin/reader", "/data/poem", "16"), List.of("/bin/sleeper", "5000000"));
    }

    @Test
    void withoutTheOptionThereIsNoList() {
        assertThat(StartList.fromOptions(bytes(""))).isNull();
        assertThat(StartList.fromOptions(bytes("dryrun=/bin/reader"))).isNull();
    }

    @Test
    void emptyOptionIsAListOfNothing() {
        assertThat(commands(StartList.fromOptions(bytes("run=")))).isEmpty();
        assertThat(commands(StartList.fromOptions(bytes("run=;;,,;")))).isEmpty();
    }

    @Test
    void linesAreCommandsAndCommentsAreNot() {
        StartList list = StartList.fromLines(bytes("# comment\n\n/bin/sleeper  20\n  /bin/reader /data/poem 16"));
        assertThat(commands(list)).containsExactly(List.of("/bin/sleeper", "20"), List.of("/bin/reader", "/data/poem", "16"));
    }

    @Test
    void wordsBeyondTheLastAreAbsent() {
        CommandLine command = StartList.fromLines(bytes("one two")).command(0);
        assertThat(command.word(2)).isNull();
        assertThat(command.word(-1)).isNull();
    }

    private static List<List<String>> commands(StartList list) {
        List<List<String>> commands = new ArrayList<>();
        for (int i = 0; i < list.count(); i++) {
            List<String> words = new ArrayList<>();
            for (int k = 0; k < list.command(i).count(); k++) {
                words.add(new String(list.command(i).word(k), StandardCharsets.ISO_8859_1));
            }
            commands.add(words);
        }
        return commands;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
