package ringside.machine.isa;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import ringside.machine.time.CostTable;

/// The instruction table, read once from its three files, and the index the decoder uses.
public final class InstructionTable {
    private static final List<String> RESOURCES = List.of("instructions.txt", "simd.txt", "x87.txt");
    private static final Pattern OPCODE_PART = Pattern.compile("[0-9A-F]{2}|/[0-7r]|:[0-9A-F]{2}|\\+r");
    private static final InstructionTable SHARED = new InstructionTable();

    private final List<Form> forms = new ArrayList<>();
    private final Form[][][] byOpcode = new Form[3][256][];

    private InstructionTable() {
        RESOURCES.forEach(this::read);
    }

    private void read(String resource) {
        var stream = InstructionTable.class.getResourceAsStream("/ringside/machine/isa/" + resource);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(InstructionTable::parse).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The table; immutable, one for all machines.
    public static InstructionTable shared() {
        return SHARED;
    }

    public List<Form> forms() {
        return List.copyOf(forms);
    }

    /// Rows of an opcode, most specific first.
    Form[] candidates(int map, int opcode) {
        return byOpcode[map][opcode];
    }

    private void add(Form form) {
        forms.add(form);
        int copies = form.modRm() == Form.ModRm.OPCODE_REGISTER ? 8 : 1;
        for (int i = 0; i < copies; i++) {
            var old = byOpcode[form.map()][form.opcode() + i];
            var list = new ArrayList<Form>(old == null ? List.of() : List.of(old));
            int at = 0;
            while (at < list.size() && specificity(list.get(at)) >= specificity(form)) {
                at++;
            }
            list.add(at, form);
            byOpcode[form.map()][form.opcode() + i] = list.toArray(Form[]::new);
        }
    }

    private static int specificity(Form form) {
        return (form.mandatoryPrefix() != 0 ? 4 : 0) + switch (form.modRm()) {
            case EXACT -> 3;
            case DIGIT -> 2;
            case PLAIN, NONE -> 1;
            case OPCODE_REGISTER -> 0;
        };
    }

    private static Form parse(String line) {
        var words = line.trim().split("\\s+");
        int parts = 0;
        while (OPCODE_PART.matcher(words[parts]).matches()) {
            parts++;
        }
        var opcode = Arrays.copyOf(words, parts);
        var columns = Arrays.copyOfRange(words, parts, words.length);
        int prefix = 0;
        int map = 0;
        int at = 0;
        if (isMandatoryPrefix(opcode)) {
            prefix = Integer.parseInt(opcode[at++], 16);
        }
        if (opcode[at].equals("0F")) {
            map = 1;
            at++;
            if (opcode[at].equals("38")) {
                map = 2;
                at++;
            }
        }
        int code = Integer.parseInt(opcode[at++], 16);
        var modRm = Form.ModRm.NONE;
        int digit = 0;
        if (at < opcode.length) {
            var extra = opcode[at];
            modRm = switch (extra.charAt(0)) {
                case '+' -> Form.ModRm.OPCODE_REGISTER;
                case ':' -> Form.ModRm.EXACT;
                default -> extra.equals("/r") ? Form.ModRm.PLAIN : Form.ModRm.DIGIT;
            };
            if (modRm == Form.ModRm.DIGIT || modRm == Form.ModRm.EXACT) {
                digit = Integer.parseInt(extra.substring(1), 16);
            }
        }
        return form(prefix, map, code, modRm, digit, columns);
    }

    private static boolean isMandatoryPrefix(String[] opcode) {
        return opcode.length > 1 && Set.of("66", "F2", "F3").contains(opcode[0]);
    }

    private static Form form(int prefix, int map, int code, Form.ModRm modRm, int digit, String[] columns) {
        Set<Form.Attribute> attributes = EnumSet.noneOf(Form.Attribute.class);
        var read = "";
        var written = "";
        var undefined = "";
        for (int i = 4; i < columns.length; i++) {
            if (columns[i].startsWith("r=")) {
                read = columns[i].substring(2);
            } else if (columns[i].startsWith("w=")) {
                written = columns[i].substring(2);
            } else if (columns[i].startsWith("u=")) {
                undefined = columns[i].substring(2);
            } else {
                attributes.add(Form.Attribute.valueOf(columns[i].toUpperCase(java.util.Locale.ROOT)));
            }
        }
        return new Form(prefix, map, code, modRm, digit, List.of(columns[0].split("\\|")), operands(columns[1]),
                Op.valueOf(columns[2]), CostTable.Item.valueOf(columns[3]), attributes, read, written, undefined);
    }

    private static List<Slot> operands(String column) {
        if (column.equals("-")) {
            return List.of();
        }
        var slots = new ArrayList<Slot>();
        for (var name : column.split(",")) {
            slots.add(name.equals("1") ? Slot.ONE : Slot.valueOf(name.toUpperCase(java.util.Locale.ROOT)));
        }
        return List.copyOf(slots);
    }
}
