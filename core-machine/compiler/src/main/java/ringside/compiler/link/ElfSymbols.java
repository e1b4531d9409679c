package ringside.compiler.link;

import java.util.ArrayList;
import java.util.List;

/// The symbol table debuggers read: Java names for functions, unit symbols for data.
final class ElfSymbols {
    private ElfSymbols() {}

    static List<ElfFile.Symbol> of(List<Section> sections) {
        List<ElfFile.Symbol> symbols = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            for (Section.Piece piece : section.pieces()) {
                CodeUnit unit = piece.unit();
                symbols.add(new ElfFile.Symbol(unit == null ? piece.symbol() : unit.name(), section.addressOf(piece),
                        piece.bytes().length, i, unit == null ? ElfFile.SymbolType.OBJECT : ElfFile.SymbolType.FUNCTION));
            }
        }
        return symbols;
    }
}
