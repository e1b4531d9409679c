package guest.kernel.mm;

import guest.kernel.cap.Domain;
import guest.kernel.cap.PortGrant;
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
        if (domain != open && (open != null || domain.portCount > 0)) {
            exchange(domain);
        }
    }

    /// Closes what is open, because the domain lost or gained ports or ceases to be.
    public void leave() {
        if (open != null) {
            for (int i = 0; i < open.portCount; i++) {
                PortGrant grant = open.ports[i];
                segments.denyPorts(grant.first, grant.count);
            }
            open = null;
        }
    }

    private void exchange(Domain domain) {
        leave();
        if (domain.portCount > 0) {
            for (int i = 0; i < domain.portCount; i++) {
                PortGrant grant = domain.ports[i];
                segments.allowPorts(grant.first, grant.count);
            }
            open = domain;
        }
    }
}
