package guest.platform;

import guest.lang.CauseName;
import guest.lang.Text;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.layout.TrapFrame;
import shared.layout.Vector;
import shared.map.AddressMap;

/// What an exception was, in one line.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads the registers that describe an exception")
public final class FaultReport {
    private final FailedCheck checks;
    private int vector;
    private int failedCheck;
    private long error;
    private long address;
    private long instruction;

    public FaultReport(FailedCheck checks) {
        this.checks = checks;
    }

    /// Takes note of the exception that made `frame`. To be called before anything else can fault.
    @Trusting("frame is a trap frame")
    public void take(int vector, long frame) {
        this.vector = vector;
        error = Memory.load64(frame + TrapFrame.ERROR);
        instruction = Memory.load64(frame + TrapFrame.RIP);
        address = vector == Vector.PAGE_FAULT ? Control.cr2() : instruction;
        failedCheck = checks.cause(frame);
    }

    /// The failed check ([shared.layout.TrapCause]) plus 256, or the exception's vector.
    public int cause() {
        return failedCheck == FailedCheck.NONE ? vector : Vector.COUNT + failedCheck;
    }

    /// The address that could not be reached, else that of the instruction.
    public long address() {
        return address;
    }

    /// Prints one line, for example `page fault at 0x8 (null reference), error 0x2, instruction 0xffffffff80001234`.
    public void print(Text text) {
        if (failedCheck != FailedCheck.NONE) {
            text.string(CauseName.of(failedCheck));
        } else {
            text.string(ExceptionName.of(vector));
        }
        if (vector == Vector.PAGE_FAULT) {
            text.string(" at ").hexadecimal(address);
            if (Long.compareUnsigned(address, AddressMap.PAGE) < 0) {
                text.string(" (null reference)");
            }
        } else if (failedCheck == FailedCheck.NONE) {
            text.string(", vector ").decimal(vector);
        }
        if (failedCheck == FailedCheck.NONE) {
            text.string(", error ").hexadecimal(error);
        }
        text.string(", instruction ").hexadecimal(instruction).line();
    }
}
