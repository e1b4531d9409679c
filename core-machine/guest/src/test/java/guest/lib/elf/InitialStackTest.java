package guest.lib.elf;

import static org.assertj.core.api.Assertions.assertThat;

import guest.lib.CommandLine;
import guest.lib.StartArguments;
import guest.raw.Simulation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.map.AddressMap;

class InitialStackTest {
    @ParameterizedTest
    @ValueSource(strings = {"/bin/reader", "/bin/reader,/data/poem,16", "a,bb,ccc,dddd,eeeee,ffffff,ggggggg"})
    void aProgramFindsItsWordsOnTheStack(String line) {
        byte[] text = line.getBytes(StandardCharsets.ISO_8859_1);
        InitialStack stack = new InitialStack(new CommandLine(text, 0, text.length, ','), AddressMap.PROGRAM_STACK_TOP);
        Simulation.reset(0);
        Simulation.add(stack.stackPointer(), stack.bytes());

        StartArguments found = new StartArguments(stack.stackPointer());

        assertThat(stack.stackPointer() % 16).isZero();
        assertThat(stack.stackPointer() + stack.bytes().length).isEqualTo(AddressMap.PROGRAM_STACK_TOP);
        String[] words = line.split(",");
        assertThat(found.count()).isEqualTo(words.length);
        for (int i = 0; i < words.length; i++) {
            assertThat(new String(found.word(i), StandardCharsets.ISO_8859_1)).isEqualTo(words[i]);
        }
        assertThat(found.word(words.length)).isNull();
    }
}
