package ringside.workbench.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import ringside.machine.time.CostTable;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Direction;
import ringside.machine.trace.TraceEvent.LineTransfer;
import ringside.machine.trace.TraceEvent.ProbeHit;
import ringside.machine.trace.TraceEvent.RingChange;
import ringside.workbench.trace.Request;
import shared.trace.ProbeKind;

/// Call and reply, as published figures know them: what it takes to have a request go to another domain and its answer come back, without what the
/// domain does in between. Found in what a request did; which architecture it was is not asked.
enum RoundTrip {
    /// Through the kernel, both sides on one core: the cycles in ring 0 between the request's four ring changes.
    ONE_CORE("callAndReply", "S01") {
        @Override
        OptionalLong cycles(Request request, CostTable costs) {
            var changes = request.events(RingChange.class).toList();
            if (changes.size() != 4 || request.probes(ProbeKind.MESSAGE) != 2 || changes.getFirst().to() != 0) {
                return OptionalLong.empty();
            }
            long inside = 0;
            for (int i = 0; i < changes.size(); i += 2) {
                // A stamp is the start of the instruction, so that the way out is not in the difference.
                inside += changes.get(i + 1).at().cycle() - changes.get(i).at().cycle() + costs.price(CostTable.Item.SYSRET);
            }
            return OptionalLong.of(inside);
        }

        @Override
        String detail(List<Request> requests, CostTable costs) {
            return "";
        }
    },
    /// Through shared memory, each side on a core of its own, without a kernel: from the message to the end of the request, less the time between
    /// the line's arrival at the other core and that core's message.
    TWO_CORES("callAndReplyBetweenCores", "S01b") {
        @Override
        OptionalLong cycles(Request request, CostTable costs) {
            var messages = request.events(ProbeHit.class).filter(hit -> hit.kind().equals(ProbeKind.MESSAGE)).map(TraceEvent::at).toList();
            if (messages.size() != 2 || messages.get(0).core() == messages.get(1).core() || request.events(RingChange.class).findAny().isPresent()) {
                return OptionalLong.empty();
            }
            var answer = messages.get(1);
            var arrival = request.events(LineTransfer.class)
                    .filter(line -> line.to() == answer.core() && line.direction() == Direction.READ && line.at().cycle() < answer.cycle())
                    .mapToLong(line -> line.at().cycle()).max();
            return arrival.isEmpty() ? arrival
                    : OptionalLong.of(request.closed().cycle() - messages.get(0).cycle() - (answer.cycle() - arrival.getAsLong()));
        }

        /// Four transfers are the least. A processor's store buffer makes one of all stores into a line; here the other core may take the line
        /// away after each, if it polls.
        @Override
        String detail(List<Request> requests, CostTable costs) {
            long[] transfers = requests.stream().filter(request -> cycles(request, costs).isPresent())
                    .mapToLong(request -> request.events(LineTransfer.class).count()).sorted().toArray();
            return String.format(Locale.ROOT, " with %d line transfers of %d, where a store buffer needs 4", transfers[transfers.length / 2],
                    costs.price(CostTable.Item.LINE_TRANSFER));
        }
    };

    private final String measure;
    private final String scenario;

    /// @param measure  what cost tables call it
    /// @param scenario of the library in which lanes do so
    RoundTrip(String measure, String scenario) {
        this.measure = measure;
        this.scenario = scenario;
    }

    String measure() {
        return measure;
    }

    String scenario() {
        return scenario;
    }

    /// What explains the cycles of requests that went this way, or nothing.
    abstract String detail(List<Request> requests, CostTable costs);

    /// Model cycles, or nothing if the request went another way.
    abstract OptionalLong cycles(Request request, CostTable costs);
}
