package ringside.compiler.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import ringside.compiler.link.DataUnit;
import ringside.compiler.link.Relocation;
import ringside.compiler.world.DataType;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestField;
import ringside.compiler.world.World;

/// The image heap of one domain: objects get symbols when code or data first refers to them, and bytes at the end.
public final class ImageHeap {
    private final String domain;
    private final World world;
    private final ToIntFunction<String> typeIds;
    private final Map<Object, String> symbols = new IdentityHashMap<>();
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final List<DataUnit> units = new ArrayList<>();

    private record Pending(Object object, String symbol, String component) {}

    /// @param typeIds type id of an internal name or array descriptor
    public ImageHeap(String domain, World world, ToIntFunction<String> typeIds) {
        this.domain = domain;
        this.world = world;
        this.typeIds = typeIds;
    }

    /// The symbol of a live object; the component that asks first owns it.
    public String symbol(Object object, String component) {
        String known = symbols.get(object);
        if (known != null) return known;
        String symbol = "object " + symbols.size() + " " + object.getClass().getTypeName();
        symbols.put(object, symbol);
        pending.add(new Pending(object, symbol, component));
        return symbol;
    }

    /// Adds a static field with its value.
    public void addStatic(GuestField field, Object value, String component) {
        ByteBuffer bytes = buffer(field.type().bytes());
        var relocations = new ArrayList<Relocation>();
        put(bytes, 0, field.type(), value, component, relocations);
        units.add(new DataUnit(domain, field.symbol(), component, bytes.array(), field.type().bytes(),
                DataUnit.Access.READ_WRITE, relocations));
    }

    /// Writes every object that has a symbol.
    public List<DataUnit> finish() {
        while (!pending.isEmpty()) write(pending.remove());
        return units;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(Pending item) {
        var relocations = new ArrayList<Relocation>();
        String type = HeapTypes.typeOf(item.object);
        ByteBuffer bytes = switch (item.object) {
            case String text -> text(text);
            case Object array when type.startsWith("[") -> array(array, type, item.component, relocations);
            default -> object(item.object, type, item.component, relocations);
        };
        bytes.putInt(0, typeIds.applyAsInt(type));
        var access = item.object instanceof String ? DataUnit.Access.READ_ONLY : DataUnit.Access.READ_WRITE;
        units.add(new DataUnit(domain, item.symbol, item.component, bytes.array(), 8, access, relocations));
    }

    private static ByteBuffer text(String text) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = buffer(aligned(GuestClass.HEADER + latin.length));
        bytes.putInt(4, latin.length);
        bytes.put(GuestClass.HEADER, latin);
        return bytes;
    }

    private static int aligned(int bytes) {
        return (bytes + 7) & -8;
    }

    private ByteBuffer array(Object array, String type, String component, List<Relocation> relocations) {
        DataType element = DataType.of(type.substring(1));
        int length = java.lang.reflect.Array.getLength(array);
        ByteBuffer bytes = buffer(aligned(GuestClass.HEADER + length * element.bytes()));
        bytes.putInt(4, length);
        for (int i = 0; i < length; i++) {
            put(bytes, GuestClass.HEADER + i * element.bytes(), element, java.lang.reflect.Array.get(array, i), component,
                    relocations);
        }
        return bytes;
    }

    private ByteBuffer object(Object object, String type, String component, List<Relocation> relocations) {
        GuestClass at = world.find(type);
        ByteBuffer bytes = buffer(at.instanceBytes());
        for (; at != null; at = at.superclass()) {
            for (GuestField field : at.fields()) {
                if (!field.isStatic()) {
                    put(bytes, field.offset(), field.type(), HeapTypes.fieldValue(object, field), component, relocations);
                }
            }
        }
        return bytes;
    }

    private void put(ByteBuffer bytes, int offset, DataType type, Object value, String component, List<Relocation> relocations) {
        switch (type) {
            case BOOLEAN -> bytes.put(offset, (byte) (Boolean.TRUE.equals(value) ? 1 : 0));
            case BYTE -> bytes.put(offset, (Byte) value);
            case CHAR -> bytes.putChar(offset, (Character) value);
            case SHORT -> bytes.putShort(offset, (Short) value);
            case INT -> bytes.putInt(offset, (Integer) value);
            case LONG -> bytes.putLong(offset, (Long) value);
            case REFERENCE -> {
                if (value != null) {
                    relocations.add(new Relocation(offset, Relocation.Kind.ABSOLUTE64, symbol(value, component), 0));
                }
            }
            case FLOAT, DOUBLE, VOID -> throw new IllegalStateException("a reachable field of type " + type + " was not refused");
        }
    }
}
