package ringside.compiler.link;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Addresses by domain and symbol; aliases are followed.
final class Symbols {
    private final Map<String, Map<String, Long>> addresses = new HashMap<>();
    private final Map<String, Map<String, String>> aliases;

    Symbols(Map<String, Map<String, String>> aliases) {
        this.aliases = aliases;
    }

    void define(String domain, String symbol, long address) {
        addresses.computeIfAbsent(domain, _ -> new HashMap<>()).put(symbol, address);
    }

    /// Symbols of the whole image (domain "") are seen from every domain.
    OptionalLong find(String domain, String symbol) {
        String real = aliases.getOrDefault(domain, Map.of()).getOrDefault(symbol, symbol);
        Long address = addresses.getOrDefault(domain, Map.of()).get(real);
        if (address == null) {
            address = addresses.getOrDefault("", Map.of()).get(real);
        }
        return address == null ? OptionalLong.empty() : OptionalLong.of(address);
    }
}
