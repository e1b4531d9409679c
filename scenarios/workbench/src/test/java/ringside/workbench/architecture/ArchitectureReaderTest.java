package ringside.workbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture.Binding;
import ringside.workbench.architecture.Architecture.Mode;
import ringside.workbench.architecture.Architecture.Trust;

class ArchitectureReaderTest {
    private static final Path ROOT = Path.of("../..");

    private static final String SMALL = """
            {
              "format": "ringside.architecture", "version": "1.0",
              "id": "tiny", "order": 9, "label": "Tiny", "idea": "Small.", "profile": "teaching",
              "domains": [
                { "id": "kernel", "ring": 0, "core": "0", "image": "kernel", "arenaKiB": 64, "stackKiB": 16,
                  "components": [
                    { "id": "kernel", "packages": ["guest.kernel.**"], "mode": "unchecked", "trust": "trusted", "instances": "1" },
                    { "id": "fs", "packages": ["guest.service.fs"], "mode": "checked", "trust": "confined", "instances": "1" }
                  ] },
                { "id": "program", "ring": 3, "core": "any", "image": "program", "arenaKiB": 64, "stackKiB": 16,
                  "components": [
                    { "id": "program", "packages": ["guest.app.**"], "mode": "checked", "trust": "untrusted", "instances": "process" }
                  ] }
              ],
              "calls": [
                { "from": "program", "to": "kernel", "port": "shared.abi.Syscall", "binding": "trap" },
                { "from": "kernel", "to": "fs", "port": "guest.port.FileService", "binding": "direct" }
              ],
              "devices": [ { "id": "com1", "owner": "kernel", "interrupt": 4 } ],
              "probes": [ { "id": "switch", "kind": "switch", "method": "guest.kernel.sched.Probes.threadSwitch", "args": 2 } ],
              "knobs": [ { "id": "wait", "values": ["poll", "block"], "default": "poll", "rebuild": false, "reason": "To see both." } ],
              "cannot": [],
              "draw": {
                "rows": [ { "ring": 3, "boxes": ["program"] }, { "ring": 0, "boxes": ["kernel", "fs"] }, { "ring": "hardware", "boxes": ["com1"] } ],
                "boundaries": [ { "between": ["program", "kernel"], "line": "solid" } ]
              }
            }
            """;

    @Test
    void readsWhatIsWritten() throws Problem {
        var tiny = ArchitectureReader.parse("tiny.json", SMALL);
        assertThat(tiny.id()).isEqualTo("tiny");
        assertThat(tiny.libraries()).isEmpty();
        assertThat(tiny.components()).extracting(Architecture.Component::id).containsExactly("kernel", "fs", "program");
        assertThat(tiny.components().get(1).mode()).isEqualTo(Mode.CHECKED);
        assertThat(tiny.calls().getFirst()).isEqualTo(new Architecture.Call("program", "kernel", "shared.abi.Syscall", Binding.TRAP));
        assertThat(tiny.devices()).containsExactly(new Architecture.Device("com1", "kernel", "4"));
        assertThat(tiny.knob("wait").orElseThrow().initial()).isEqualTo("poll");
        assertThat(tiny.domainOf("fs").orElseThrow().id()).isEqualTo("kernel");
        assertThat(tiny.draw().rows()).extracting(Architecture.Row::ring).containsExactly("3", "0", "hardware");
    }

    private static final String SWITCHED = SMALL.replace("\"rebuild\": false,", "\"rebuild\": true, \"sets\": [ { \"value\": \"block\", "
            + "\"components\": [\"fs\"], \"mode\": \"unchecked\", \"trust\": \"trusted\", \"profile\": \"optimised\" } ],")
            .replace("\"boundaries\": [", "\"boundaries\": [ { \"between\": [\"kernel\", \"fs\"], \"line\": \"dotted\" },");

    @Test
    void aKnobThatNeedsAnotherImageChangesWhatItSays() throws Problem {
        var tiny = ArchitectureReader.parse("tiny.json", SWITCHED);
        var changed = Rebuild.apply(tiny, Rebuild.choices(tiny, Map.of("wait", "block")));
        assertThat(changed.components().get(1).mode()).isEqualTo(Mode.UNCHECKED);
        assertThat(changed.components().get(1).trust()).isEqualTo(Trust.TRUSTED);
        assertThat(changed.components().getFirst()).isEqualTo(tiny.components().getFirst());
        assertThat(changed.profile()).isEqualTo(Architecture.Profile.OPTIMISED);
        assertThat(changed.draw().boundaries()).as("nothing enforces the dotted line").hasSize(1);
        assertThat(Rebuild.apply(tiny, Rebuild.choices(tiny, Map.of("wait", "poll")))).isEqualTo(tiny);
    }

    @Test
    void aValueThatSaysNothingCannotBeBuilt() throws Problem {
        var tiny = ArchitectureReader.parse("tiny.json", SMALL.replace("\"rebuild\": false", "\"rebuild\": true"));
        assertThatThrownBy(() -> Rebuild.apply(tiny, Rebuild.choices(tiny, Map.of("wait", "block"))))
                .isInstanceOf(Problem.class)
                .hasMessage("lane tiny cannot be built with wait=block: its architecture.json does not say what that changes; add it to the knob's \"sets\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"rebuild\": true             | \"rebuild\": false       | tiny.json:21: /knobs/0/sets/0: the knob needs no other image, so its values cannot change the description; set \"rebuild\" to true",
        "\"value\": \"block\"          | \"value\": \"poll\"      | tiny.json:21: /knobs/0/sets/0/value: the default changes nothing; describe the default above and the other value here",
        "\"value\": \"block\"          | \"value\": \"spin\"      | tiny.json:21: /knobs/0/sets/0/value: there is no value \"spin\"; allowed: block, poll",
        "\"components\": [\"fs\"]      | \"components\": [\"net\"] | tiny.json:21: /knobs/0/sets/0/components/0: there is no component \"net\"; allowed: fs, kernel, program",
        "\"components\": [\"fs\"]      | \"components\": []       | tiny.json:21: /knobs/0/sets/0: \"components\" goes together with \"mode\" or \"trust\"; name both or neither",
        "\"mode\": \"unchecked\", \"trust\": \"trusted\", \"profile\" | \"mode\": \"quick\", \"trust\": \"trusted\", \"profile\" | tiny.json:21: /knobs/0/sets/0/mode: \"quick\" is not known here; allowed: unchecked, checked",
    })
    void settingsThatDoNotFitAreRefusedWithPlaceAndRemedy(String written, String wrong, String message) {
        assertThat(SWITCHED).contains(written);
        assertThatThrownBy(() -> ArchitectureReader.parse("tiny.json", SWITCHED.replace(written, wrong))).isInstanceOf(Problem.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"ring\": 0, \"core\"              | \"ring\": 2, \"core\"                 | tiny.json:5: /domains/0/ring: 2 stands where ring 0 or 3 is needed",
        "\"core\": \"any\"                  | \"core\": \"some\"                    | tiny.json:10: /domains/1/core: \"some\" stands where any, each, a core number or a range such as 1-3 is needed",
        "\"mode\": \"checked\", \"trust\": \"confined\" | \"mode\": \"fast\", \"trust\": \"confined\" | tiny.json:8: /domains/0/components/1/mode: \"fast\" is not known here; allowed: unchecked, checked",
        "\"id\": \"fs\", \"packages\"       | \"id\": \"kernel\", \"packages\"       | tiny.json:8: /domains/0/components/1/id: there is already a component \"kernel\"; choose another id",
        "[\"guest.service.fs\"]             | []                                    | tiny.json:8: /domains/0/components/1: a component needs at least one package pattern",
        "\"to\": \"fs\"                     | \"to\": \"disk\"                      | tiny.json:17: /calls/1/to: there is no component \"disk\"; allowed: fs, kernel, program",
        "\"binding\": \"trap\"              | \"binding\": \"jump\"                 | tiny.json:16: /calls/0/binding: \"jump\" is not known here; allowed: direct, message, trap, queue, doorbell, upcall",
        "\"binding\": \"trap\"              | \"binding\": \"direct\"               | tiny.json:16: /calls/0/binding: a direct call cannot leave domain \"program\"; use message, trap, queue, doorbell or upcall",
        "\"from\": \"kernel\", \"to\": \"fs\" | \"from\": \"fs\", \"to\": \"fs\"    | tiny.json:17: /calls/1: \"fs\" calls itself, but there is only one of it; remove the call",
        "\"owner\": \"kernel\"              | \"owner\": \"com1\"                   | tiny.json:19: /devices/0/owner: there is no component \"com1\"; allowed: fs, kernel, program",
        "\"interrupt\": 4                   | \"interrupt\": \"four\"               | tiny.json:19: /devices/0/interrupt: \"four\" is not known here; allowed: local, none",
        "\"kind\": \"switch\"               | \"kind\": \"jump\"                    | tiny.json:20: /probes/0/kind: there is no probe kind \"jump\"; allowed: addressSpace, deliver, died, message, panic, repossess, restarted, revoke, schedule, switch",
        "\"args\": 2                        | \"args\": 5                           | tiny.json:20: /probes/0/args: 5 stands where a whole number from 0 to 4 is needed",
        "guest.kernel.sched.Probes.threadSwitch | threadSwitch                      | tiny.json:20: /probes/0/method: \"threadSwitch\" stands where package.Class.method is needed",
        "\"default\": \"poll\"              | \"default\": \"spin\"                 | tiny.json:21: /knobs/0/default: there is no value \"spin\"; allowed: block, poll",
        "\"boxes\": [\"kernel\", \"fs\"]    | \"boxes\": [\"kernel\"]               | tiny.json:24: /draw/rows: component \"fs\" is not drawn; add it to a row",
        "\"boxes\": [\"com1\"]              | \"boxes\": [\"com1\", \"fs\"]         | tiny.json:24: /draw/rows/2/boxes/1: \"fs\" is drawn twice",
        "\"boxes\": [\"com1\"]              | \"boxes\": [\"com2\"]                 | tiny.json:24: /draw/rows/2/boxes/0: there is no component or device \"com2\"; allowed: com1, fs, kernel, program",
        "[\"program\", \"kernel\"]          | [\"program\", \"moon\"]               | tiny.json:25: /draw/boundaries/0/between/1: there is no drawn box \"moon\"; allowed: com1, fs, kernel, program",
        "\"line\": \"solid\"                | \"line\": \"wavy\"                    | tiny.json:25: /draw/boundaries/0/line: \"wavy\" is not known here; allowed: solid, dotted, gap",
        "\"image\": \"kernel\"              | \"image\": \"program\"                | tiny.json:5: /domains/0/image: the first domain boots, so its image must be \"kernel\"",
    })
    void mistakesAreNamedWithPlaceAndRemedy(String right, String wrong, String message) {
        var text = SMALL.replace(right, wrong);
        assertThat(text).isNotEqualTo(SMALL);
        assertThatThrownBy(() -> ArchitectureReader.parse("tiny.json", text)).isInstanceOf(Problem.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"arch-monolithic/architecture.json,mono", "arch-micro/architecture.json,micro", "arch-frame/architecture.json,frame",
        "arch-uni/architecture.json,uni", "arch-multi/architecture.json,multi", "arch-exo/architecture.json,exo",
        "arch-micro/drafts/hybrid.json,hybrid"})
    void everyLaneOfTheProjectIsValid(String file, String id) throws Problem {
        assertThat(ArchitectureReader.read(ROOT.resolve(file)).id()).isEqualTo(id);
    }

    @Test
    void placesAreDifferentForEveryLane() throws Exception {
        try (var files = Files.find(ROOT, 3, (path, _) -> path.toString().matches(".*arch-[a-z]+/(architecture|drafts/[a-z]+)\\.json"))) {
            var orders = files.map(path -> {
                try {
                    return ArchitectureReader.read(path).order();
                } catch (Problem invalid) {
                    throw new AssertionError(invalid);
                }
            }).toList();
            assertThat(orders).hasSizeGreaterThanOrEqualTo(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void theFormatSaysKernelsForEachCoreAndChannelsBetweenThem() throws Problem {
        var multi = ArchitectureReader.read(ROOT.resolve("arch-multi/architecture.json"));
        assertThat(multi.domainOf("cpu0").orElseThrow().core()).isEqualTo("0");
        assertThat(multi.domainOf("cpu1").orElseThrow().core()).isEqualTo("1");
        assertThat(multi.cores()).isEqualTo(2);
        assertThat(multi.calls()).contains(new Architecture.Call("monitor0", "monitor1", "guest.kernel.urpc.Binding", Binding.QUEUE));
    }

    @Test
    void theFormatSaysLibraryOperatingSystemsAndUpcalls() throws Problem {
        var exo = ArchitectureReader.read(ROOT.resolve("arch-exo/architecture.json"));
        assertThat(exo.domainOf("fs").orElseThrow().ring()).isEqualTo(3);
        assertThat(exo.domainOf("fs")).isEqualTo(exo.domainOf("program"));
        assertThat(exo.calls()).extracting(Architecture.Call::binding).contains(Binding.UPCALL);
    }

    @Test
    void theFormatSaysTrustWithinOneRingAndProgramsInRingZero() throws Problem {
        var frame = ArchitectureReader.read(ROOT.resolve("arch-frame/architecture.json"));
        assertThat(frame.domains().getFirst().components()).extracting(Architecture.Component::trust).contains(Trust.TRUSTED, Trust.CONFINED);
        var uni = ArchitectureReader.read(ROOT.resolve("arch-uni/architecture.json"));
        assertThat(uni.domains()).hasSize(1);
        assertThat(uni.domainOf("program").orElseThrow().ring()).isZero();
    }
}
