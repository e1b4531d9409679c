package ringside.machine;

/// A virtio device to be attached to the machine, with what it needs to behave the same in every run.
public sealed interface Peripheral {
    /// Limits what the device can reach in memory.
    MemoryFilter filter();

    /// The same device behind a filter.
    Peripheral within(MemoryFilter filter);

    /// A block device with a volatile write cache.
    ///
    /// @param serial  up to 20 ASCII characters
    /// @param latency nanoseconds of virtual time a request takes; 0: none, requests end with the instruction that notifies
    record Disk(DiskImage image, String serial, long latency, PowerCut cut, MemoryFilter filter) implements Peripheral {
        private static final int LONGEST_SERIAL = 20;

        public Disk {
            if (serial.length() > LONGEST_SERIAL || serial.chars().anyMatch(c -> c > 0x7E)) {
                throw new IllegalArgumentException("the serial of a disk has up to " + LONGEST_SERIAL + " ASCII characters: " + serial);
            }
            if (latency < 0) {
                throw new IllegalArgumentException("a disk cannot take " + latency + " nanoseconds");
            }
        }

        public static Disk of(DiskImage image) {
            return new Disk(image, "", 0, PowerCut.NEVER, new MemoryFilter.Off());
        }

        public Disk serial(String text) {
            return new Disk(image, text, latency, cut, filter);
        }

        public Disk latency(long nanoseconds) {
            return new Disk(image, serial, nanoseconds, cut, filter);
        }

        public Disk cut(PowerCut order) {
            return new Disk(image, serial, latency, order, filter);
        }

        @Override
        public Disk within(MemoryFilter limits) {
            return new Disk(image, serial, latency, cut, limits);
        }
    }

    /// A network card.
    ///
    /// @param address Ethernet address, its first byte in bits 47:40
    record Network(long address, Peer peer, MemoryFilter filter) implements Peripheral {
        /// What QEMU gives its first card.
        public static final long FIRST_ADDRESS = 0x5254_0012_3456L;

        public static Network of(Peer peer) {
            return new Network(FIRST_ADDRESS, peer, new MemoryFilter.Off());
        }

        @Override
        public Network within(MemoryFilter limits) {
            return new Network(address, peer, limits);
        }
    }

    /// Who is at the other end of a network cable.
    sealed interface Peer {
        /// Frames go to whom [Machine#onFrame] names and come by [Machine#send], so that another machine can be there.
        record Wire() implements Peer {}

        /// A host that answers ARP requests for its address and echoes ICMP echo requests, at once.
        ///
        /// @param protocol IPv4 address
        /// @param ethernet as [Network#address]
        record Echo(int protocol, long ethernet) implements Peer {
            /// The gateway of QEMU's user network, 10.0.2.2.
            public static final Echo GATEWAY = new Echo(0x0A00_0202, 0x5255_0A00_0202L);
        }
    }

    /// A console of one port.
    record Console(MemoryFilter filter) implements Peripheral {
        public static Console plain() {
            return new Console(new MemoryFilter.Off());
        }

        @Override
        public Console within(MemoryFilter limits) {
            return new Console(limits);
        }
    }

    /// A source of numbers that are random to nobody who knows the seed.
    record Entropy(long seed, MemoryFilter filter) implements Peripheral {
        public static Entropy of(long seed) {
            return new Entropy(seed, new MemoryFilter.Off());
        }

        @Override
        public Entropy within(MemoryFilter limits) {
            return new Entropy(seed, limits);
        }
    }
}
