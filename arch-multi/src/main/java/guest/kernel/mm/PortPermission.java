package guest.kernel.mm;

import guest.platform.SegmentTable;

/// Keeps the I/O permission bitmap that of the running domain. It is touched only when a domain with ports comes or goes.
public final class PortPermission {
    private final SegmentTable segments;
    /// The domain whose ports are open, or null.
    private Domain open;

    public PortPermission(SegmentTable segments) {
        this.segments = segments;
    }

    /// The running domain is `domain` from here on.
    public void enter(Domain domain) {
        if (domain == open || open == null && domain.portRanges == 0) {
            return;
        }
        if (open != null) {
            for (int i = 0; i < open.portRanges; i++) {
                segments.denyPorts(open.firstPort[i], open.portCount[i]);
            }
        }
        open = domain.portRanges > 0 ? domain : null;
        for (int i = 0; i < domain.portRanges; i++) {
            segments.allowPorts(domain.firstPort[i], domain.portCount[i]);
        }
    }
}
