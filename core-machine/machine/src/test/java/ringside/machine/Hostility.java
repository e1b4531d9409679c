package ringside.machine;

import ringside.machine.cpu.GuestFault;

/// Ways to spoil the state of a machine. Each leaves more to chance than any operating system would.
enum Hostility {
    /// Random bytes as code.
    RANDOM_BYTES {
        @Override
        void spoil(HostileStart start) {
            start.randomBytes();
        }
    },
    /// Instructions this machine has, one after the other.
    RANDOM_INSTRUCTIONS {
        @Override
        void spoil(HostileStart start) {
            start.randomInstructions();
        }
    },
    /// Code of 16 and 32 bits.
    NARROW_CODE {
        @Override
        void spoil(HostileStart start) {
            start.randomBytes();
            var segmentation = start.machine.cpu(0).segmentation();
            start.write(segmentation.globalTableBase() + 24, 8, start.random.nextBoolean() ? 0x00CF_9B00_0000_FFFFL : 0x008F_9B00_0000_FFFFL);
            start.machine.cpu(0).transfers().jump(24, Guest.CODE);
            start.machine.cpu(0).rip = Guest.CODE;
        }
    },
    /// Page tables that lead into themselves or out of memory.
    PAGE_TABLES {
        @Override
        void spoil(HostileStart start) {
            start.randomInstructions();
            int count = start.random.nextInt(1, 40);
            for (int i = 0; i < count; i++) {
                int table = start.random.nextInt(HostileStart.PAGE_TABLES >> 12, HostileStart.PAGE_TABLES_END >> 12) << 12;
                int entry = start.random.nextInt(3) == 0 ? start.random.nextInt(512) : start.random.nextInt(4);
                long bits = start.random.nextInt(4) == 0 ? start.random.nextLong() & 0xFFF0_0000_0000_0FFFL : start.random.nextInt(0x200) | 3;
                start.write(table + 8L * entry, 8, start.frame() | bits);
            }
            if (start.random.nextBoolean()) {
                start.machine.cpu(0).mmu.root(start.random.nextBoolean() ? start.frame() : HostileStart.PAGE_TABLES, 0, false);
            } else {
                start.machine.cpu(0).mmu.invalidatePage(start.word());
            }
        }
    },
    /// Descriptor tables anywhere, with anything in them.
    DESCRIPTORS {
        @Override
        void spoil(HostileStart start) {
            start.randomInstructions();
            var segmentation = start.machine.cpu(0).segmentation();
            long table = segmentation.globalTableBase();
            for (int i = 1; i < 7; i++) {
                if (start.random.nextInt(3) == 0) {
                    start.write(table + 8L * i, 8, start.random.nextLong() & ~0x0000_9000_0000_0000L | (long) start.random.nextInt(16) << 44);
                }
            }
            for (int i = 0; i < start.random.nextInt(32); i++) {
                start.write(HostileStart.TASK_STATE + start.random.nextInt(104), 1, start.random.nextInt(256));
            }
            try {
                if (start.random.nextInt(3) == 0) {
                    segmentation.globalTable(start.word(), start.random.nextInt(0x10000));
                }
                if (start.random.nextInt(3) == 0) {
                    segmentation.interruptTable(start.word(), start.random.nextInt(0x10000));
                }
            } catch (GuestFault refused) {
                start.write(HostileStart.GATES, 8, start.random.nextLong());
            }
        }
    },
    /// Virtio devices whose queues loop, lead anywhere and change under their hands.
    VIRTQUEUES {
        @Override
        void spoil(HostileStart start) {
            start.randomInstructions();
            for (int i = 0; i < HostileStart.DEVICES; i++) {
                start.queues(HostileStart.VIRTIO + i * HostileStart.VIRTIO_PLACE);
            }
            start.transfer();
            for (int i = 0; i < 8; i++) {
                start.machine.cpu(0).registers[start.random.nextInt(16)] = HostileStart.QUEUES + start.random.nextInt(0x2000);
            }
        }
    },
    /// Timers, lines and messages that interrupt whatever runs, and each other.
    INTERRUPTS {
        @Override
        void spoil(HostileStart start) {
            start.randomInstructions();
            start.gates(32, 256);
            start.device(HostileStart.LOCAL_APIC + 0xF0, 0x100 | start.random.nextInt(256));
            start.device(HostileStart.LOCAL_APIC + 0x3E0, start.random.nextInt(16));
            for (int i = 0x320; i <= 0x370; i += 16) {
                start.device(HostileStart.LOCAL_APIC + i, start.random.nextInt() & 0x3_A7FF);
            }
            start.device(HostileStart.LOCAL_APIC + 0x380, start.random.nextInt(1, 200));
            for (int pin = 0; pin < 24; pin++) {
                start.device(HostileStart.IO_APIC, 0x10 + 2 * pin);
                start.device(HostileStart.IO_APIC + 0x10, start.random.nextInt() & 0xAFFF);
            }
            for (int port : new int[] {0x20, 0xA0}) {
                start.port(port, 0x11);
                start.port(port + 1, start.random.nextInt(256));
                start.port(port + 1, port == 0x20 ? 4 : 2);
                start.port(port + 1, start.random.nextInt(32) | 1);
                start.port(port + 1, start.random.nextInt(256) & start.random.nextInt(256));
                for (int i = 0; i < start.random.nextInt(4); i++) {
                    start.port(port, start.random.nextInt(256) & ~0x10);
                }
            }
            start.port(0x43, start.random.nextInt(4) << 1 | 0x30);
            start.port(0x40, start.random.nextInt(256));
            start.port(0x40, 0);
            start.port(0x3F9, start.random.nextInt(16));
            start.machine.type(new byte[] {1, 2, 3});
            for (int i = 0; i < start.random.nextInt(6); i++) {
                start.device(HostileStart.LOCAL_APIC + 0x310, start.random.nextInt(3) << 24);
                start.device(HostileStart.LOCAL_APIC + 0x300, start.random.nextInt() & 0xC_CFFF);
            }
            start.machine.cpu(0).flags.value(0x202);
        }
    };

    abstract void spoil(HostileStart start);
}
