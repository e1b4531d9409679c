package guest.kernel.wiring;

import guest.kernel.boot.Brief;
import guest.kernel.boot.Hardware;
import guest.kernel.call.Calls;
import guest.kernel.call.DomainCalls;
import guest.kernel.call.WaitCalls;
import guest.kernel.cpudriver.Doorbells;
import guest.kernel.cpudriver.Endpoint;
import guest.kernel.cpudriver.Interrupts;
import guest.kernel.cpudriver.LocalCalls;
import guest.kernel.cpudriver.Termination;
import guest.kernel.mm.Domain;
import guest.kernel.mm.PortPermission;
import guest.kernel.sched.Alarms;
import guest.kernel.sched.Dispatchers;
import guest.kernel.sched.Scheduler;
import guest.kernel.trap.Entries;
import guest.kernel.trap.Faults;
import guest.kernel.trap.Traps;
import guest.platform.AddressSpace;
import guest.platform.ContextTags;
import guest.platform.FailureReport;
import guest.platform.FrameAllocator;
import guest.platform.IoApic;
import shared.map.AddressMap;

/// The whole CPU driver of one core on one page: every object and what it stands on.
public final class Wiring {
    private static final int DISPATCHERS = 64;
    private static final int PROGRAMS = 16;

    private final Scheduler scheduler;

    public Wiring(Hardware hardware, Brief brief, FailureReport report) {
        int core = brief.core();
        long doorbellPage = brief.get(Brief.DOORBELLS);
        long channels = doorbellPage + AddressMap.PAGE;
        FrameAllocator frames = new FrameAllocator(brief.get(Brief.MEMORY_START), brief.get(Brief.MEMORY_END));
        Dispatchers dispatchers = new Dispatchers(core, DISPATCHERS);
        Alarms alarms = new Alarms(hardware.apic(), hardware.time(), dispatchers);
        scheduler = new Scheduler(alarms, new PortPermission(hardware.segments()), dispatchers);
        LocalCalls local = new LocalCalls(scheduler, dispatchers);
        Doorbells doorbells = new Doorbells(scheduler, dispatchers, hardware.apic(), core, doorbellPage);
        Interrupts interrupts = new Interrupts(scheduler, dispatchers, new IoApic());
        Termination termination = new Termination(scheduler, dispatchers, local, doorbells, channels);
        Faults faults = new Faults(scheduler, local, termination, report);
        Domain[] residents = domains(Residents.count(core), 0, frames, hardware, brief);
        Endpoint[] endpoints = endpoints(residents.length);
        Domain[] forPrograms = domains(core == 0 ? PROGRAMS : 0, residents.length, frames, hardware, brief);
        Programs programs = new Programs(forPrograms, endpoints, channels);
        DomainCalls domainCalls = new DomainCalls(scheduler, dispatchers, termination, frames, programs);
        Entries.open(new Traps(scheduler, hardware.apic(), interrupts, doorbells, faults),
                new Calls(scheduler, local, doorbells, new WaitCalls(scheduler, dispatchers, alarms, interrupts), domainCalls));
        new Services(brief, residents, endpoints, frames, report).start(scheduler, dispatchers);
    }

    /// Lets the first dispatcher run. Does not return.
    public void run() {
        scheduler.start();
    }

    /// Each domain has a tag of its own for good, where the processor has tags.
    private static Domain[] domains(int count, int tagsUsed, FrameAllocator frames, Hardware hardware, Brief brief) {
        Domain[] domains = new Domain[count];
        for (int i = 0; i < count; i++) {
            int tag = hardware.tags() != ContextTags.NONE ? tagsUsed + i + 1 : AddressSpace.NO_TAG;
            domains[i] = new Domain(new AddressSpace(frames, brief.get(Brief.ROOT), tag));
        }
        return domains;
    }

    private static Endpoint[] endpoints(int count) {
        Endpoint[] endpoints = new Endpoint[count];
        for (int i = 0; i < count; i++) {
            endpoints[i] = new Endpoint(DISPATCHERS);
        }
        return endpoints;
    }
}
