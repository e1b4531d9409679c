package guest.kernel.wiring;

import guest.kernel.boot.BootInformation;
import guest.kernel.boot.FirstDomain;
import guest.kernel.call.Calls;
import guest.kernel.call.Construction;
import guest.kernel.call.DomainCalls;
import guest.kernel.call.WaitCalls;
import guest.kernel.cap.Domain;
import guest.kernel.cap.ObjectStore;
import guest.kernel.ipc.FastPath;
import guest.kernel.ipc.Interrupts;
import guest.kernel.ipc.Rendezvous;
import guest.kernel.ipc.Termination;
import guest.kernel.mm.PortPermission;
import guest.kernel.sched.Alarms;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Tcb;
import guest.kernel.sched.Threads;
import guest.kernel.sched.WordQueue;
import guest.kernel.trap.Entries;
import guest.kernel.trap.Faults;
import guest.kernel.trap.Traps;
import guest.lang.Image;
import guest.platform.AddressSpace;
import guest.platform.BareMachine;
import guest.platform.ContextTags;
import guest.platform.FailureReport;
import guest.platform.FrameAllocator;
import guest.platform.MemoryDivision;
import shared.layout.ImageTable;

/// The whole kernel on one page: every object and what it stands on. No service is named here; see
/// [guest.kernel.wiring.supervisor.Services].
public final class Wiring {
    private static final int THREADS = 96;
    private static final int DOMAINS = 32;
    private static final int ENDPOINTS = 32;
    private static final int PORT_RANGES = 16;

    private final Scheduler scheduler;
    private final FirstDomain first;

    public Wiring(BareMachine hardware, MemoryDivision memory, FailureReport report) {
        FrameAllocator frames = memory.frames(THREADS + 1);
        Threads threads = new Threads(threads(memory));
        Alarms alarms = new Alarms(hardware.apic(), hardware.time());
        PortPermission ports = new PortPermission(hardware.segments());
        scheduler = new Scheduler(alarms, hardware.core(), ports, threads, thread(memory, 0));

        Rendezvous rendezvous = new Rendezvous(scheduler);
        FastPath messages = new FastPath(scheduler, rendezvous);
        Interrupts interrupts = new Interrupts(scheduler, hardware.ioApic());
        Termination termination = new Termination(scheduler, threads, rendezvous, interrupts, ports);

        ObjectStore store = new ObjectStore(ENDPOINTS, PORT_RANGES, domains(frames, hardware.tags() != ContextTags.NONE));
        DomainCalls domainCalls = new DomainCalls(scheduler, threads, termination, ports);
        Construction construction = new Construction(store, interrupts, domainCalls);
        WaitCalls waiting = new WaitCalls(scheduler, alarms, new WordQueue(scheduler), interrupts);

        Faults faults = new Faults(scheduler, messages, termination, report);
        Entries.open(new Traps(scheduler, hardware.apic(), interrupts, faults, report),
                new Calls(scheduler, messages, waiting, construction));

        first = new FirstDomain(memory, frames, store, report);
        scheduler.makeReady(first.start(threads));
    }

    /// Lets the first domain run with `commandLine` in its [BootInformation]. Does not return.
    public void run(byte[] commandLine) {
        first.tell(commandLine);
        scheduler.idle();
    }

    private static Tcb thread(MemoryDivision memory, int id) {
        return new Tcb(id, memory.stack(id), memory.stackBytes());
    }

    private static Tcb[] threads(MemoryDivision memory) {
        Tcb[] threads = new Tcb[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = thread(memory, i + 1);
        }
        return threads;
    }

    /// Each domain has a tag of its own for good, where the processor has tags.
    private static Domain[] domains(FrameAllocator frames, boolean tags) {
        Domain[] domains = new Domain[DOMAINS];
        for (int i = 0; i < DOMAINS; i++) {
            int tag = tags ? i + 1 : AddressSpace.NO_TAG;
            domains[i] = new Domain(new AddressSpace(frames, Image.word(ImageTable.BOOT_ROOT_PHYSICAL), tag));
            domains[i].number = i + 1;
        }
        return domains;
    }
}
