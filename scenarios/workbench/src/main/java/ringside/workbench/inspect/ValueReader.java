package ringside.workbench.inspect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import ringside.compiler.image.ImageMap.ObjectType;
import ringside.workbench.inspect.Value.Member;

/// Reads values of one domain's code from memory, objects one level deep.
final class ValueReader {
    /// Elements of an array that are shown.
    private static final int ELEMENTS = 16;
    /// Characters of a text that are shown.
    private static final int CHARACTERS = 64;
    private static final String STRING = "java.lang.String";
    private static final long PLAIN_HEXADECIMAL = 0x1_0000;

    private final Memory memory;
    private final CodeMap code;
    private final String domain;

    /// How far into objects is looked.
    private enum Depth { WHOLE, NAME }

    ValueReader(Memory memory, CodeMap code, String domain) {
        this.memory = memory;
        this.code = code;
        this.domain = domain;
    }

    /// @param word in a register; its low bytes count
    Value inRegister(String descriptor, long word) {
        return value(descriptor, word, Depth.WHOLE);
    }

    Value inMemory(String descriptor, long address) {
        return read(descriptor, address, Depth.WHOLE);
    }

    private Value read(String descriptor, long address, Depth depth) {
        OptionalLong word = memory.number(address, bytes(descriptor));
        return word.isEmpty() ? new Value.Unreadable(address) : value(descriptor, word.getAsLong(), depth);
    }

    private static int bytes(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z', 'B' -> 1;
            case 'C', 'S' -> 2;
            case 'I' -> 4;
            default -> 8;
        };
    }

    private Value value(String descriptor, long word, Depth depth) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> new Value.Plain((byte) word == 0 ? "false" : (byte) word == 1 ? "true" : "true, as byte " + (byte) word);
            case 'B' -> new Value.Plain(Integer.toString((byte) word));
            case 'S' -> new Value.Plain(Integer.toString((short) word));
            case 'C' -> new Value.Plain(character((char) word));
            case 'I' -> new Value.Plain(Integer.toString((int) word));
            case 'J' -> new Value.Plain(whole(word));
            default -> object(word, depth);
        };
    }

    private static String character(char value) {
        return value > ' ' && value < 0x7F ? "'" + value + "' " + (int) value : Integer.toString(value);
    }

    /// A long may be an address.
    private static String whole(long value) {
        return value + (Long.compareUnsigned(value, PLAIN_HEXADECIMAL) >= 0 && value != -1 ? "  0x" + Long.toHexString(value) : "");
    }

    private Value object(long address, Depth depth) {
        if (address == 0) {
            return new Value.Null();
        }
        OptionalLong id = memory.number(address, ObjectType.LENGTH);
        OptionalLong length = memory.number(address + ObjectType.LENGTH, ObjectType.HEADER - ObjectType.LENGTH);
        if (id.isEmpty() || length.isEmpty()) {
            return new Value.Wild(address, "memory there cannot be read");
        }
        return code.type(domain, (int) id.getAsLong()).map(type -> object(type, address, (int) length.getAsLong(), depth))
                .orElseGet(() -> new Value.Wild(address, "no object begins there"));
    }

    private Value object(ObjectType type, long address, int length, Depth depth) {
        String name = TypeNames.ofObject(type.name());
        if (type.name().equals(STRING)) {
            return new Value.Reference(name, address, text(address, length), List.of());
        }
        if (type.name().startsWith("[")) {
            String counted = name.substring(0, name.indexOf('[') + 1) + length + name.substring(name.indexOf('[') + 1);
            return new Value.Reference(counted, address, "", depth == Depth.WHOLE ? elements(type, address, length) : List.of());
        }
        return new Value.Reference(name, address, "", depth == Depth.WHOLE ? fields(type, address) : List.of());
    }

    private String text(long address, int length) {
        byte[] latin = memory.read(address + ObjectType.HEADER, Math.clamp(length, 0, CHARACTERS));
        return "\"" + new String(latin, StandardCharsets.ISO_8859_1) + (latin.length < length ? "…" : "") + "\"";
    }

    private List<Member> fields(ObjectType type, long address) {
        return type.fields().stream().map(field -> new Member(field.name(), TypeNames.ofDescriptor(field.descriptor()),
                read(field.descriptor(), address + field.offset(), Depth.NAME))).toList();
    }

    private List<Member> elements(ObjectType array, long address, int length) {
        String element = array.name().substring(1);
        var members = new ArrayList<Member>();
        for (int i = 0; i < Math.min(length, ELEMENTS); i++) {
            members.add(new Member("[" + i + "]", TypeNames.ofDescriptor(element),
                    read(element, address + ObjectType.HEADER + (long) i * bytes(element), Depth.NAME)));
        }
        return members;
    }
}
