package guest.kernel.bake;

import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;

/// Makes services, each when it is first needed and not before.
public interface Services {
    FileService files();

    ConsoleService console();

    ClockService clock();
}
