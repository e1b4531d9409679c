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
    /// Pages that a section may be moved up in its window, so that the first pages of all windows do not meet in one set of the
    /// processor's translation buffer, which the low bits of the page number choose.
    private static final long COLOURS = 64;
    /// Bytes of an arena that are counted: more objects than a domain's busiest are rare.
    private static final long USED_ARENA = 4L * AddressMap.PAGE;

    private final List<ComponentRange> ranges = new ArrayList<>();
    private final LinkErrors errors;
    private long next;
    private long colour;

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
        code.place(coloured(codeWindow, code.memoryBytes()));
        constants.place(coloured(dataWindow, constants.memoryBytes() + data.memoryBytes()));
        data.place(constants.virtualEnd());
        check(code.name(), code.virtualEnd() - codeWindow);
        check(data.name(), data.virtualEnd() - dataWindow);
    }

    /// Where `bytes` bytes begin in a window of their own: behind what was placed before, as the translation buffer sees it.
    private long coloured(long window, long bytes) {
        long place = window + colour % COLOURS * AddressMap.PAGE;
        colour += (bytes + AddressMap.PAGE - 1) / AddressMap.PAGE;
        return place;
    }

    private void check(String name, long bytes) {
        if (bytes > AddressMap.WINDOW) {
            errors.add("LNK-03", bytes + " bytes do not fit a window of " + AddressMap.WINDOW, name,
                    "split the component, or make its arrays smaller");
        }
    }

    private void mutation(DomainSections domain) {
        if (!domain.mutation().isEmpty()) {
            domain.mutation().place(window("", domain, Use.DATA, 2));
            check(domain.mutation().name(), domain.mutation().memoryBytes());
        }
    }

    /// Guard page, stack, arena, guard page: running over the end of any of them faults.
    private void memory(DomainSections domain) {
        Section stack = domain.stack();
        Section arena = domain.arena();
        long needed = (2L + COLOURS) * AddressMap.PAGE + stack.memoryBytes() + arena.memoryBytes();
        long pairs = (needed + 2 * AddressMap.WINDOW - 1) / (2 * AddressMap.WINDOW);
        long start = window(domain.soleComponent(), domain, Use.DATA, 2 * pairs);
        stack.place(coloured(start, stack.memoryBytes() + USED_ARENA) + AddressMap.PAGE);
        arena.place(stack.virtualEnd());
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
