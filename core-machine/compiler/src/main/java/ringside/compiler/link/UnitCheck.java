package ringside.compiler.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Refuses units that have no place, or a name that is taken.
final class UnitCheck {
    private final Map<String, DomainSections> domains = new HashMap<>();
    private final Map<String, Set<String>> seen = new HashMap<>();
    private final LinkErrors errors;

    private UnitCheck(LinkErrors errors) {
        this.errors = errors;
    }

    static void check(List<DomainSections> domains, List<CodeUnit> code, List<DataUnit> data, LinkErrors errors) {
        UnitCheck check = new UnitCheck(errors);
        domains.forEach(domain -> check.domains.put(domain.plan().id(), domain));
        code.forEach(unit -> check.check(unit.domain(), unit.component(), unit.symbol()));
        data.forEach(unit -> check.check(unit.domain(), unit.component(), unit.symbol()));
    }

    private void check(String domain, String component, String symbol) {
        DomainSections home = domains.get(domain);
        if (home == null) {
            errors.add("LNK-06", "no domain " + domain, symbol, "name a domain of the plan");
        } else if (!home.hasComponent(component)) {
            errors.add("LNK-06", "no component " + component + " in domain " + domain, symbol,
                    "name a component of the domain, or none for library units");
        } else if (!seen.computeIfAbsent(domain, _ -> new HashSet<>()).add(symbol)) {
            errors.add("LNK-02", "symbol " + symbol + " is defined twice in domain " + domain, symbol,
                    "give each unit of a domain a symbol of its own");
        }
    }
}
