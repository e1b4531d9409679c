package guest.kernel.wiring.program;

import guest.kernel.urpc.Side;
import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;
import guest.server.MessageOs;
import guest.server.ProcessService;

/// With files on another core, no kernel sees a read, so nobody but the program itself can ask whether an address is its own.
final class RemoteOs extends MessageOs {
    RemoteOs(FileService files, ConsoleService console, ClockService clock, ProcessService processes) {
        super(files, console, clock, processes);
    }

    @Override
    public int readRaw(int handle, long address, int count) {
        int failure = Side.checkOwn(address, count < 0 ? Integer.MAX_VALUE : count);
        return failure != 0 ? failure : super.readRaw(handle, address, count);
    }
}
