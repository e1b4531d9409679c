package guest.kernel.call;

import static org.assertj.core.api.Assertions.assertThat;

import guest.kernel.cap.Authority;
import guest.kernel.cap.Capability;
import guest.kernel.cap.Domain;
import guest.kernel.cap.ObjectStore;
import guest.kernel.cap.PortGrant;
import guest.kernel.ipc.Endpoint;
import guest.kernel.ipc.InterruptSource;
import guest.kernel.ipc.Interrupts;
import guest.platform.AddressSpace;
import guest.platform.FrameAllocator;
import guest.platform.IoApic;
import guest.platform.PageTables;
import guest.platform.PhysicalMemory;
import guest.raw.Memory;
import guest.raw.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

class ConstructionTest {
    private static final int AUTHORITY = 2;
    private static final int VACANT = 9;

    private final long frame = AddressMap.DIRECT_MAP + 0x4000;
    private Domain supervisor;
    private Domain program;
    private Construction construction;

    @BeforeEach
    void aSupervisorWithTheAuthorityAndAProgramWithout() {
        Simulation.reset(1 << 20);
        FrameAllocator frames = PhysicalMemory.allocator(0x1_0000, 1 << 20);
        PageTables kernel = new PageTables(frames, frames.allocate());
        kernel.map(AddressMap.COMPONENTS, 0x5000, PageTables.WRITE);
        supervisor = new Domain(new AddressSpace(frames, kernel.root(), AddressSpace.NO_TAG));
        program = new Domain(new AddressSpace(frames, kernel.root(), AddressSpace.NO_TAG));
        supervisor.capabilities.find(AUTHORITY).fill(new Authority(), Capability.ALL, 0);
        construction = new Construction(new ObjectStore(1, 1, new Domain[] {program}), new Interrupts(null, new IoApic()), null);
    }

    @Test
    void nothingIsCreatedWithoutTheAuthority() {
        for (int number = KernelCall.CREATE_ENDPOINT; number <= KernelCall.CREATE_DOMAIN; number++) {
            assertThat(create(program, number, VACANT, 4, 1)).isEqualTo(-Errno.EPERM);
            assertThat(program.capabilities.isVacant(VACANT)).isTrue();
        }
    }

    @Test
    void whatIsCreatedFillsAVacantSlotOnce() {
        assertThat(create(supervisor, KernelCall.CREATE_ENDPOINT, VACANT, 0, 0)).isZero();
        assertThat(supervisor.capabilities.find(VACANT).object).isInstanceOf(Endpoint.class);
        assertThat(create(supervisor, KernelCall.CREATE_INTERRUPT, VACANT, 4, 0)).isEqualTo(-Errno.EBUSY);
        assertThat(create(supervisor, KernelCall.CREATE_INTERRUPT, VACANT + 1, 4, 0)).isZero();
        assertThat(supervisor.capabilities.find(VACANT + 1).object).isInstanceOf(InterruptSource.class);
        assertThat(create(supervisor, KernelCall.CREATE_ENDPOINT, -1, 0, 0)).isEqualTo(-Errno.EBUSY);
    }

    @Test
    void objectsRunOutWithoutHarm() {
        create(supervisor, KernelCall.CREATE_ENDPOINT, VACANT, 0, 0);
        assertThat(create(supervisor, KernelCall.CREATE_ENDPOINT, VACANT + 1, 0, 0)).isEqualTo(-Errno.ENOMEM);
        assertThat(supervisor.capabilities.isVacant(VACANT + 1)).isTrue();
    }

    @Test
    void portsLieInTheSpaceOfPorts() {
        assertThat(create(supervisor, KernelCall.CREATE_PORTS, VACANT, 0xFFFF, 2)).isEqualTo(-Errno.EINVAL);
        assertThat(create(supervisor, KernelCall.CREATE_PORTS, VACANT, 0x3F8, Long.MAX_VALUE)).isEqualTo(-Errno.EINVAL);
        assertThat(create(supervisor, KernelCall.CREATE_PORTS, VACANT, -1, 1)).isEqualTo(-Errno.EINVAL);
        assertThat(create(supervisor, KernelCall.CREATE_PORTS, VACANT, 0x3F8, 8)).isZero();
        PortGrant grant = (PortGrant) supervisor.capabilities.find(VACANT).object;
        assertThat(grant.first).isEqualTo(0x3F8);
        assertThat(grant.count).isEqualTo(8);
    }

    @Test
    void aDomainsNameMustBeTheCallersToRead() {
        supervisor.space.map(AddressMap.PROGRAM_BASE, 0x6000, AddressMap.PAGE, 0);
        Simulation.add(AddressMap.PROGRAM_BASE, new byte[] {'a', 'b'});
        assertThat(create(supervisor, KernelCall.CREATE_DOMAIN, VACANT, AddressMap.DIRECT_MAP, 2)).isEqualTo(-Errno.EFAULT);
        assertThat(program.isFree()).isTrue();
        assertThat(create(supervisor, KernelCall.CREATE_DOMAIN, VACANT, AddressMap.PROGRAM_BASE, 2)).isZero();
        assertThat(program.isFree()).isFalse();
        assertThat(program.name).startsWith('a', 'b');
        assertThat(program.nameLength).isEqualTo(2);
    }

    private long create(Domain caller, int number, long slot, long first, long second) {
        Memory.store64(frame + TrapFrame.RDI, slot);
        Memory.store64(frame + TrapFrame.RSI, AUTHORITY);
        Memory.store64(frame + TrapFrame.RDX, first);
        Memory.store64(frame + TrapFrame.R10, second);
        return construction.handle(number, frame, caller);
    }
}
