package ringside.machine.gdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ringside.machine.Debugger.Register;

/// The registers as GDB numbers them. Source: GDB manual, appendix G.4.5 "i386 Features"; features and names are prescribed there.
final class TargetDescription {
    private static final int STACK_REGISTERS = 8;
    private static final int VECTOR_REGISTERS = 16;
    private static final List<String> STACK_CONTROL = List.of("fctrl", "fstat", "ftag", "fiseg", "fioff", "foseg", "fooff", "fop");

    /// @param source null for a register this door does not show
    record Entry(String feature, String name, int bits, String type, Register source) {}

    private static final String CORE = "org.gnu.gdb.i386.core";
    static final List<Entry> ENTRIES = entries();

    private TargetDescription() {}

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (var register : Register.values()) {
            if (register.ordinal() <= Register.GS.ordinal()) {
                entries.add(core(register));
            }
        }
        for (int i = 0; i < STACK_REGISTERS; i++) {
            entries.add(new Entry(CORE, "st" + i, 80, "i387_ext", null));
        }
        STACK_CONTROL.forEach(name -> entries.add(new Entry(CORE, name, 32, "int32", null)));
        for (int i = 0; i < VECTOR_REGISTERS; i++) {
            entries.add(new Entry("org.gnu.gdb.i386.sse", "xmm" + i, 128, "uint128", null));
        }
        entries.add(new Entry("org.gnu.gdb.i386.sse", "mxcsr", 32, "int32", null));
        entries.add(new Entry("org.gnu.gdb.i386.segments", "fs_base", 64, "int64", Register.FS_BASE));
        entries.add(new Entry("org.gnu.gdb.i386.segments", "gs_base", 64, "int64", Register.GS_BASE));
        for (var register : List.of(Register.CR0, Register.CR2, Register.CR3, Register.CR4)) {
            entries.add(new Entry("org.ringside.control", name(register), 64, "int64", register));
        }
        return List.copyOf(entries);
    }

    private static Entry core(Register register) {
        return switch (register) {
            case RIP -> new Entry(CORE, "rip", 64, "code_ptr", register);
            case RSP, RBP -> new Entry(CORE, name(register), 64, "data_ptr", register);
            case RFLAGS -> new Entry(CORE, "eflags", 32, "int32", register);
            case CS, SS, DS, ES, FS, GS -> new Entry(CORE, name(register), 32, "int32", register);
            default -> new Entry(CORE, name(register), 64, "int64", register);
        };
    }

    private static String name(Register register) {
        return register.name().toLowerCase(Locale.ROOT);
    }

    static String xml() {
        var text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE target SYSTEM \"gdb-target.dtd\"><target version=\"1.0\">"
                + "<architecture>i386:x86-64</architecture>");
        String feature = "";
        for (int i = 0; i < ENTRIES.size(); i++) {
            var entry = ENTRIES.get(i);
            if (!entry.feature.equals(feature)) {
                text.append(feature.isEmpty() ? "" : "</feature>").append("<feature name=\"").append(entry.feature).append("\">");
                feature = entry.feature;
            }
            text.append("<reg name=\"%s\" bitsize=\"%d\" type=\"%s\" regnum=\"%d\"/>".formatted(entry.name, entry.bits, entry.type, i));
        }
        return text.append("</feature></target>").toString();
    }
}
