package guest.kernel.cap;

import guest.kernel.ipc.Endpoint;

/// The objects a system may be constructed of, all made at boot. A supervisor takes them; the kernel never allocates for anybody.
public final class ObjectStore {
    private final Endpoint[] endpoints;
    private final PortGrant[] ports;
    private final Domain[] domains;

    /// `domains` are free domains.
    public ObjectStore(int endpointCount, int portCount, Domain[] domains) {
        this.domains = domains;
        endpoints = new Endpoint[endpointCount];
        for (int i = 0; i < endpointCount; i++) {
            endpoints[i] = new Endpoint();
        }
        ports = new PortGrant[portCount];
        for (int i = 0; i < portCount; i++) {
            ports[i] = new PortGrant();
        }
    }

    /// An unused endpoint, or null.
    public Endpoint takeEndpoint() {
        for (int i = 0; i < endpoints.length; i++) {
            if (endpoints[i].take()) {
                return endpoints[i];
            }
        }
        return null;
    }

    /// An unused port range set to these ports, or null.
    public PortGrant takePorts(int first, int count) {
        for (int i = 0; i < ports.length; i++) {
            if (ports[i].count == 0) {
                ports[i].first = first;
                ports[i].count = count;
                return ports[i];
            }
        }
        return null;
    }

    /// A free domain, or null. The caller occupies it.
    public Domain freeDomain() {
        for (int i = 0; i < domains.length; i++) {
            if (domains[i].isFree()) {
                return domains[i];
            }
        }
        return null;
    }
}
