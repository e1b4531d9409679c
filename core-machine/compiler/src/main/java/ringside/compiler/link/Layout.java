package ringside.compiler.link;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.image.ImageMap.ComponentRange;
import ringside.compiler.image.ImageMap.Use;
import shared.map.AddressMap;

/// Virtual addresses of all sections ([AddressMap]), and whose they are.
final class Layout {
    /// Windows below the top of the address space.
    private static final long WINDOWS = -AddressMap.COMPONENTS / AddressMap.WINDOW;

    /// Windows are a power of two apart, so what stands at their starts would compete for the same few places of a TLB that takes its set
    /// from the low bits of the page number. Each window therefore begins to be used at a page of its own among the first
    /// [#STAGGER_PAGES], as many as the modelled TLB has sets; the stride is that number divided by the golden ratio, which puts every
    /// next one into the widest gap.
    private static final int STAGGER_PAGES = 128;
    private static final int STRIDE_PAGES = 79;

    private final List<ComponentRange> ranges = new ArrayList<>();
    private final LinkErrors errors;
    private long next;

    private Layout(LinkErrors errors, long start) {
        this.errors = errors;
        this.next = start;
    }

    List<ComponentRange> ranges() {
        return ranges;
    }

    /// A kernel image: for each domain a pair of windows for each component, a pair for its library clones, and as many pairs
    /// as stack and arena need; then the windows of the run-time tables.
    static Layout windows(List<DomainSections> domains, Section tables, LinkErrors errors) {
        Layout layout = new Layout(errors, AddressMap.COMPONENTS);
        for (DomainSections domain : domains) {
            for (DomainSections.Owned owner : domain.owners()) {
                layout.pair(domain, owner);
            }
            layout.mutation(domain);
            layout.memory(domain);
        }
        layout.tables(tables);
        long used = (layout.next - AddressMap.COMPONENTS) / AddressMap.WINDOW;
        if (used > WINDOWS) {
            errors.add("LNK-03", used + " windows are needed, there are " + WINDOWS, "image",
                    "make arenas smaller or components fewer");
        }
        return layout;
    }

    /// A program: one section after the other from [AddressMap#PROGRAM_BASE].
    static Layout contiguous(DomainSections domain, Section tables, LinkErrors errors) {
        Layout layout = new Layout(errors, AddressMap.PROGRAM_BASE);
        for (DomainSections.Owned owner : domain.owners()) {
            layout.append(domain, owner, owner.code(), Use.CODE);
        }
        for (DomainSections.Owned owner : domain.owners()) {
            layout.append(domain, owner, owner.constants(), Use.DATA);
        }
        layout.append("", domain.plan().id(), Use.RUNTIME, tables);
        for (DomainSections.Owned owner : domain.owners()) {
            layout.append(domain, owner, owner.data(), Use.DATA);
        }
        layout.append("", domain.plan().id(), Use.DATA, domain.mutation());
        layout.append(domain.soleComponent(), domain.plan().id(), Use.DATA, domain.arena());
        return layout;
    }

    private void pair(DomainSections domain, DomainSections.Owned owner) {
        Section code = owner.code();
        Section constants = owner.constants();
        Section data = owner.data();
        long codeWindow = window(owner.component(), domain, Use.CODE, 1);
        long dataWindow = window(owner.component(), domain, Use.DATA, 1);
        code.place(codeWindow + stagger(codeWindow));
        constants.place(dataWindow + stagger(dataWindow));
        data.place(constants.virtualEnd());
        check(code.name(), code.virtualEnd() - codeWindow);
        check(data.name(), data.virtualEnd() - dataWindow);
    }

    private void check(String name, long bytes) {
        if (bytes > AddressMap.WINDOW) {
            errors.add("LNK-03", bytes + " bytes do not fit a window of " + AddressMap.WINDOW, name,
                    "split the component, or make its arrays smaller");
        }
    }

    private void mutation(DomainSections domain) {
        if (!domain.mutation().isEmpty()) {
            long window = window("", domain, Use.DATA, 2);
            domain.mutation().place(window + stagger(window));
            check(domain.mutation().name(), domain.mutation().virtualEnd() - window);
        }
    }

    /// Guard page, stack, arena, guard page: running over the end of any of them faults.
    private void memory(DomainSections domain) {
        Section stack = domain.stack();
        Section arena = domain.arena();
        long needed = stagger(next) + 2L * AddressMap.PAGE + stack.memoryBytes() + arena.memoryBytes();
        long pairs = (needed + 2 * AddressMap.WINDOW - 1) / (2 * AddressMap.WINDOW);
        long start = window(domain.soleComponent(), domain, Use.DATA, 2 * pairs);
        stack.place(start + stagger(start) + AddressMap.PAGE);
        arena.place(stack.virtualEnd());
    }

    /// How far into the window at `window` its contents begin, in bytes.
    private static long stagger(long window) {
        long index = (window - AddressMap.COMPONENTS) / AddressMap.WINDOW;
        return index * STRIDE_PAGES % STAGGER_PAGES * AddressMap.PAGE;
    }

    private void tables(Section tables) {
        long pairs = Math.max(1, (tables.memoryBytes() + 2 * AddressMap.WINDOW - 1) / (2 * AddressMap.WINDOW));
        tables.place(next);
        range("", "", Use.RUNTIME, 2 * pairs * AddressMap.WINDOW);
    }

    private long window(String component, DomainSections domain, Use use, long count) {
        long start = next;
        range(component, domain.plan().id(), component.isEmpty() ? Use.LIBRARY : use, count * AddressMap.WINDOW);
        return start;
    }

    private void append(DomainSections domain, DomainSections.Owned owner, Section section, Use use) {
        append(owner.component(), domain.plan().id(), owner.component().isEmpty() ? Use.LIBRARY : use, section);
    }

    private void append(String component, String domain, Use use, Section section) {
        section.place(next);
        if (!section.isEmpty()) {
            range(component, domain, use, section.memoryBytes());
        }
    }

    private void range(String component, String domain, Use use, long bytes) {
        ranges.add(new ComponentRange(component, domain, use, next, next + bytes));
        next += bytes;
    }
}
