package guest.kernel.trap;

import guest.lang.Image;
import guest.platform.FailedCheck;
import guest.platform.FaultReport;
import guest.platform.Panic;
import guest.platform.UserCopy;
import shared.layout.ImageTable;
import shared.layout.Vector;

/// What becomes of an exception: a copy to a raw address reports it; otherwise the machine stops, for the program is all there is.
final class Faults {
    private final FaultReport report = new FaultReport(new FailedCheck());
    private final Panic panic = new Panic();

    /// An address that is not canonical raises a general protection fault instead of a page fault (Intel SDM vol. 1 §3.3.7.1).
    void handle(int vector, long frame) {
        if ((vector == Vector.PAGE_FAULT || vector == Vector.GENERAL_PROTECTION) && UserCopy.repair(frame)) {
            return;
        }
        report.take(vector, frame);
        panic.stop(report, frame, Image.word(ImageTable.STACK_TOP));
    }
}
