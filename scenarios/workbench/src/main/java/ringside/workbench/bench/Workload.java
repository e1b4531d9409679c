package ringside.workbench.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Freestanding C programs, shipped as images with their sources beside them.
///
/// Each takes the number of rounds from the command line, prints a checksum of its results and leaves through the debug-exit port.
enum Workload {
    /// Arithmetic and memory: sieve, CRC-32, SHA-256.
    ALU("alu", 100, 800),
    /// Calls and pointers: chain, recursion, indirect calls, search tree.
    CALLS("calls", 1000, 4000),
    /// System calls from ring 3 with a change of stacks, every fourth with a load of CR3.
    RING("ring", 1500, 1500),
    /// 2000 functions, none of them hot.
    WIDE("wide", 1000, 1000);

    private final String id;
    private final int rounds;
    private final int referenceRounds;

    /// @param rounds          that take this machine about a second on a computer of 2025
    /// @param referenceRounds that take QEMU as long, so that both are timed with the same error
    Workload(String id, int rounds, int referenceRounds) {
        this.id = id;
        this.rounds = rounds;
        this.referenceRounds = referenceRounds;
    }

    String id() {
        return id;
    }

    int rounds() {
        return rounds;
    }

    int referenceRounds() {
        return referenceRounds;
    }

    byte[] image() {
        try (var stream = Workload.class.getResourceAsStream(id + ".elf")) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
