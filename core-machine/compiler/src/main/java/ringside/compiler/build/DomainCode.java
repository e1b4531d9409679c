package ringside.compiler.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.compiler.ir.TypeTest;
import ringside.compiler.link.DataUnit;
import ringside.compiler.link.Relocation;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.compiler.reach.DomainReach;
import ringside.compiler.snapshot.ImageHeap;
import ringside.compiler.world.GuestField;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.Placement.InComponent;
import ringside.compiler.world.World;

/// What compiled code of one domain may refer to. Asking for a symbol puts the thing behind it on the list of work.
public final class DomainCode {
    /// Symbol of the word that counts the allocated bytes of the arena.
    public static final String ARENA_USED = "@arena.used";
    /// Symbol of the bit matrix: row = array type id, column = type id that may be stored in it.
    public static final String STORE_MATRIX = "@storeMatrix";

    /// A dispatch table: `smallest` is the type id of its first entry.
    public record Table(String symbol, int smallest) {}

    private final DomainReach reach;
    private final Profile profile;
    private final TypeIds typeIds;
    private final ImageHeap heap;
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final ArrayDeque<Unit> work = new ArrayDeque<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, TypeTest> tests = new HashMap<>();
    private final Set<GuestField> statics = new LinkedHashSet<>();
    private final List<DataUnit> data = new ArrayList<>();
    private boolean usesStoreMatrix;

    public DomainCode(DomainReach reach, Profile profile) {
        this.reach = reach;
        this.profile = profile;
        this.typeIds = new TypeIds(reach.program().world(), reach.types());
        this.heap = new ImageHeap(domain(), world(), typeIds::id);
        addData(ARENA_USED, new byte[8], DataUnit.Access.READ_WRITE, List.of());
    }

    private void addData(String symbol, byte[] bytes, DataUnit.Access access, List<Relocation> relocations) {
        data.add(new DataUnit(domain(), symbol, "", bytes, 8, access, relocations));
    }

    public String domain() {
        return reach.domain().id();
    }

    public DomainReach reach() {
        return reach;
    }

    public World world() {
        return reach.program().world();
    }

    public TypeIds typeIds() {
        return typeIds;
    }

    public long arenaBytes() {
        return reach.domain().arenaBytes();
    }

    public Profile profile() {
        return profile;
    }

    /// The compiled form of a method called from code of `callerMode`.
    public Unit unit(GuestMethod method, Mode callerMode) {
        if (reach.program().placement().of(method.owner().name(), reach.domain()) instanceof InComponent(_, var component)) {
            return new Unit(method, component.mode(), component.id());
        }
        return new Unit(method, callerMode, "");
    }

    /// Symbol of a unit; it will be compiled.
    public String request(Unit unit) {
        String symbol = unit.symbol();
        if (units.putIfAbsent(symbol, unit) == null) work.add(unit);
        return symbol;
    }

    /// The unit behind a symbol that was asked for.
    Unit requested(String symbol) {
        return units.get(symbol);
    }

    /// The next unit to compile, or null when all are done.
    public Unit next() {
        return work.poll();
    }

    /// The component that owns what a method of a class leaves in memory; empty for library classes.
    public String component(String type) {
        return reach.program().placement().of(type, reach.domain()) instanceof InComponent(_, var component) ? component.id() : "";
    }

    /// Dispatch table of a virtual call, for callers of one mode.
    public Table table(String type, String selector, Mode mode) {
        String key = type + " " + selector + " " + mode;
        Table known = tables.get(key);
        if (known != null) return known;
        BitSet receivers = typeIds.subtypes(type);
        int smallest = receivers.nextSetBit(0);
        byte[] bytes = new byte[8 * (receivers.length() - smallest)];
        var relocations = new ArrayList<Relocation>();
        for (int id = smallest; id >= 0; id = receivers.nextSetBit(id + 1)) {
            GuestMethod target = world().select(typeIds.types().get(id), selector);
            if (target == null) continue;
            relocations.add(new Relocation(8 * (id - smallest), Relocation.Kind.ABSOLUTE64, request(unit(target, mode)), 0));
        }
        Table table = new Table("@dispatch " + key, smallest);
        tables.put(key, table);
        addData(table.symbol(), bytes, DataUnit.Access.READ_ONLY, relocations);
        return table;
    }

    /// How to test for a type of which at least one object can exist.
    public TypeTest test(String type) {
        return tests.computeIfAbsent(type, this::makeTest);
    }

    private TypeTest makeTest(String type) {
        BitSet members = typeIds.subtypes(type);
        int low = members.nextSetBit(0);
        int high = members.length() - 1;
        if (members.cardinality() == high - low + 1) return new TypeTest.Range(low, high);
        String symbol = "@types " + type;
        addData(symbol, padded(members), DataUnit.Access.READ_ONLY, List.of());
        return new TypeTest.Bitmap(symbol);
    }

    private byte[] padded(BitSet members) {
        byte[] bytes = new byte[(typeIds.types().size() + 31) / 32 * 4];
        byte[] set = members.toByteArray();
        System.arraycopy(set, 0, bytes, 0, set.length);
        return bytes;
    }

    /// Bits in a row of the store matrix.
    public int storeMatrixRow() {
        usesStoreMatrix = true;
        return typeIds.types().size();
    }

    /// Symbol of a static field's word.
    public String staticSymbol(GuestField field) {
        statics.add(field);
        return field.symbol();
    }

    /// Symbol of a live object of the host, which becomes part of the image heap.
    public String heapSymbol(Object object, String component) {
        return heap.symbol(object, component);
    }

    public Object staticValue(GuestField field) {
        return reach.program().host().value(field);
    }

    /// All data the code asked for. Call once, after the last unit.
    public List<DataUnit> data() {
        data.addAll(MutationUnits.of(reach.program().plan(), domain(), statics));
        for (GuestField field : statics) {
            if (!MutationUnits.isWord(field)) heap.addStatic(field, staticValue(field), component(field.owner().name()));
        }
        if (usesStoreMatrix) addData(STORE_MATRIX, storeMatrix(), DataUnit.Access.READ_ONLY, List.of());
        data.addAll(heap.finish());
        return data;
    }

    private byte[] storeMatrix() {
        int row = typeIds.types().size();
        var bits = new BitSet();
        for (int array = 1; array < row; array++) {
            String type = typeIds.types().get(array);
            if (!type.startsWith("[L") && !type.startsWith("[[")) continue;
            String element = type.startsWith("[[") ? type.substring(1) : type.substring(2, type.length() - 1);
            BitSet members = typeIds.subtypes(element);
            for (int id = members.nextSetBit(0); id >= 0; id = members.nextSetBit(id + 1)) bits.set(array * row + id);
        }
        byte[] bytes = new byte[(row * row + 63) / 64 * 8];
        byte[] set = bits.toByteArray();
        System.arraycopy(set, 0, bytes, 0, set.length);
        return bytes;
    }
}
