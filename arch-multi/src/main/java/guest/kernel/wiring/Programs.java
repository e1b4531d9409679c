package guest.kernel.wiring;

import guest.kernel.cpudriver.Doorbells;
import guest.kernel.cpudriver.Endpoint;
import guest.kernel.mm.Domain;
import guest.kernel.urpc.Channel;

/// Domains for programs, and what a program may do: call four services of its own core, or three and use a channel.
public final class Programs {
    private final Domain[] domains;
    private final Endpoint[] residents;
    private final long channels;

    /// `residents` are the endpoints of the core's services by their index; `channels` is the physical address of the first channel.
    Programs(Domain[] domains, Endpoint[] residents, long channels) {
        this.domains = domains;
        this.residents = residents;
        this.channels = channels;
    }

    /// Number of a free domain, from 1, or 0.
    public long free() {
        for (int i = 0; i < domains.length; i++) {
            if (domains[i].isFree()) {
                return i + 1;
            }
        }
        return 0;
    }

    /// The domain of a number, or null.
    public Domain find(long number) {
        return number >= 1 && number <= domains.length ? domains[(int) number - 1] : null;
    }

    /// Takes a free domain into use for the process `badge`.
    public void occupy(Domain domain, int badge) {
        domain.occupy();
        domain.badge = badge;
        domain.failures = residents[Residents.MONITOR];
        domain.permit(Slots.FILES, residents[Residents.FILES]);
        domain.permit(Slots.CONSOLE, residents[Residents.CONSOLE]);
        domain.permit(Slots.CLOCK, residents[Residents.CLOCK]);
        domain.permit(Slots.MONITOR, residents[Residents.MONITOR]);
    }

    /// Takes the files of its own core away from a domain that has got a channel.
    public void useChannel(Domain domain) {
        domain.permit(Slots.FILES, null);
    }

    public boolean isChannel(long channel) {
        return channel >= Doorbells.FIRST_PROGRAM && channel < Doorbells.CHANNELS;
    }

    /// Physical address of a channel.
    public long channel(int channel) {
        return channels + (long) channel * Channel.BYTES;
    }
}
