package ringside.workbench.measure;

import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// Loads of CR3 with another root than before.
final class AddressSpaceSwitches implements RequestMeasure {
    /// The part of CR3 that names the page table (Intel SDM vol. 3A §4.5.2).
    private static final long ROOT = 0x000F_FFFF_FFFF_F000L;

    @Override
    public String name() {
        return "addressSpaceSwitches";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Loads of CR3 with another root than before.";
    }

    @Override
    public double of(Request request) {
        return request.events(TraceEvent.AddressSpaceLoad.class).filter(load -> ((load.from() ^ load.to()) & ROOT) != 0).count();
    }
}
