package ringside.compiler.build;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ringside.compiler.link.DataUnit;
import ringside.compiler.mutate.MutationWords;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.world.GuestField;
import shared.map.AddressMap;

/// The mutation records of one domain, laid out as [MutationWords] says.
final class MutationUnits {
    private final String domain;
    private final int identity;
    private final List<DataUnit> units = new ArrayList<>();
    private int used = AddressMap.PAGE;
    private int pages;

    private MutationUnits(String domain, int identity) {
        this.domain = domain;
        this.identity = identity;
    }

    static boolean isWord(GuestField field) {
        return field.owner().name().equals(MutationWords.TYPE);
    }

    /// Records of those sites of the plan whose words are among `statics`.
    static List<DataUnit> of(ImagePlan plan, String domain, Set<GuestField> statics) {
        Set<String> reached = statics.stream().filter(MutationUnits::isWord).map(GuestField::symbol).collect(Collectors.toSet());
        var records = new MutationUnits(domain, MutationWords.identity(plan.name(), domain));
        for (int i = 0; i < plan.mutations().size(); i++) {
            if (reached.contains(MutationWords.record(i))) records.add(i);
        }
        return records.units;
    }

    private void add(int site) {
        if (used + MutationWords.RECORD_BYTES > AddressMap.PAGE) header();
        unit(MutationWords.symbol(MutationWords.OCCURRENCE, site), new byte[4], MutationWords.RECORD_BYTES);
        unit(MutationWords.symbol(MutationWords.COUNT, site), new byte[4], 4);
        unit(MutationWords.symbol(MutationWords.OPERAND, site), new byte[4], 4);
        used += MutationWords.RECORD_BYTES;
    }

    private void header() {
        ByteBuffer header = ByteBuffer.allocate(MutationWords.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MutationWords.MAGIC).putInt(pages).putInt(identity);
        unit("@mutation.page " + pages, header.array(), AddressMap.PAGE);
        pages++;
        used = MutationWords.HEADER_BYTES;
    }

    private void unit(String symbol, byte[] bytes, int alignment) {
        units.add(new DataUnit(domain, symbol, "", bytes, alignment, DataUnit.Access.MUTATION, List.of()));
    }
}
