package guest.kernel.libos;

import guest.kernel.binding.FrameTable;
import guest.kernel.binding.Right;
import guest.kernel.call.KernelCall;
import guest.kernel.sched.Upcall;
import guest.lang.Image;
import guest.platform.UserCopy;
import guest.raw.Code;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.layout.ImageTable;
import shared.layout.TrapFrame;
import shared.layout.Vector;
import shared.map.AddressMap;

/// Where the kernel calls the program: page faults and events. The way back is the program's own, without the kernel.
@RawAllowed(category = Category.INTERRUPTS, reason = "reads its own saved registers and loads them again")
public final class Upcalls {
    private static final long STACK = 0x20_0000L;
    private static final long STACK_PAGES = 4;
    /// Bit of a page fault's error code: the page is there, but not for this use (Intel SDM vol. 3A §4.7).
    private static final long PRESENT = 1;
    /// Where the kernel tells of losses, in front of the upcall stack.
    private static final long VECTOR = STACK - AddressMap.PAGE;

    private final DemandMemory memory;
    private final Losses losses = new Losses(VECTOR);
    /// What was told and not yet looked at. One field for each event: an upcall may come between the reading and the writing of a field.
    private volatile boolean alarm;
    private volatile boolean input;
    private volatile boolean vacated;
    private volatile boolean framesFree;
    private volatile boolean bereft;
    /// Frames that are asked back.
    private volatile int owed;
    /// An upcall works on the memory; one that comes meanwhile leaves its part to it.
    private volatile boolean working;

    /// Takes upcalls from now on.
    public Upcalls(DemandMemory memory) {
        this.memory = memory;
        Kernel.setUpcall(Code.address("guest/kernel/libos/Upcalls.enter"), Memory.addressOf(this), STACK, STACK_PAGES * AddressMap.PAGE);
    }

    /// Binds the repossession vector, the upcall stack and the first page of the heap, with which there can be objects, and has the kernel
    /// leave them alone. To be called before anything is made.
    public static void prepare() {
        long first = Kernel.allocate(FrameTable.ANY, STACK_PAGES + 2);
        int rights = Right.READ | Right.WRITE;
        Kernel.map(KernelCall.SELF, VECTOR, first, STACK_PAGES + 1, rights);
        Kernel.map(KernelCall.SELF, Image.word(ImageTable.ARENA_START), first + STACK_PAGES + 1, 1, rights);
        Kernel.guard(first, STACK_PAGES + 2);
    }

    static void enter(long frame, long self, long address) {
        ((Upcalls) Memory.objectAt(self)).handle(frame, address);
        Code.resume(frame);
    }

    private void handle(long frame, long address) {
        int cause = (int) Memory.load64(frame + TrapFrame.VECTOR);
        long detail = Memory.load64(frame + TrapFrame.ERROR);
        if (cause == Upcall.EVENTS) {
            alarm |= (detail & Upcall.ALARM) != 0;
            input |= (detail & Upcall.INPUT) != 0;
            vacated |= (detail & Upcall.VACATED) != 0;
            framesFree |= (detail & Upcall.FRAMES) != 0;
            bereft |= (detail & Upcall.REPOSSESSED) != 0;
            owed = (detail & Upcall.REVOKE) != 0 ? (int) address : owed;
            settle();
        } else if (cause != Vector.PAGE_FAULT || !mend(frame, detail, address)) {
            // Nobody can help: it will happen again, and nobody will be asked.
            Kernel.setUpcall(0, 0, 0, 0);
        }
    }

    private boolean mend(long frame, long error, long address) {
        return (error & PRESENT) == 0 && memory.isProvidable(address) && provide(address) || UserCopy.repair(frame);
    }

    /// Maps a page around `address`, after others have given up a frame for it if need be.
    private boolean provide(long address) {
        working = true;
        while (!memory.isReady()) {
            framesFree = false;
            if (!SpareFrames.demand()) {
                working = false;
                return false;
            }
            while (!framesFree) {
                Kernel.await();
                working = false;
                settle();
                working = true;
            }
        }
        boolean provided = memory.provide(address);
        working = false;
        settle();
        return provided;
    }

    /// Does what the kernel has asked for, unless an interrupted upcall will do so.
    private void settle() {
        while (!working && (bereft || owed > 0)) {
            working = true;
            if (bereft) {
                bereft = false;
                losses.tell(memory);
            }
            int wanted = owed;
            owed = 0;
            memory.surrender(wanted);
            working = false;
        }
    }

    /// Sleeps until `deadline` (nanoseconds since boot).
    void awaitAlarm(long deadline) {
        alarm = false;
        Kernel.setAlarm(deadline);
        while (!alarm) {
            Kernel.await();
        }
    }

    /// Sleeps until characters have come since [#forgetInput].
    void awaitInput() {
        while (!input) {
            Kernel.await();
        }
    }

    void forgetInput() {
        input = false;
    }

    /// Binds the receiving side of the console, after whoever has it now.
    void bindInput() {
        while (Kernel.bindInput() != 0) {
            while (!vacated) {
                Kernel.await();
            }
            vacated = false;
        }
    }
}
