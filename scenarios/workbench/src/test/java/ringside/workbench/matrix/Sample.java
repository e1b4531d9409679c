package ringside.workbench.matrix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture.Profile;

/// Evidence made by hand.
final class Sample {
    static final Instant MOMENT = Instant.parse("2026-11-21T10:00:00Z");
    static final Matrix.CostTableName COSTS = new Matrix.CostTableName("flat", "0123456789abcdef0123456789abcdef");

    private Sample() {}

    /// A lane in which everything went well.
    ///
    /// @param cycles  per request
    /// @param trusted bytes of trusted code; its lines are a tenth
    /// @param wiring  lines of wiring; other wiring counts follow from it
    static LaneEvidence lane(double cycles, double trusted, double wiring, int served, int safe, int isolated) {
        var hash = "hash-of-" + (long) cycles;
        return new LaneEvidence(Map.of(
                "S01", new Observed("all programs succeeded", true, hash, "flat", Map.of("cyclesPerRequest", cycles)),
                "S17", new Observed("all programs succeeded", true, hash, "flat", Map.of("trustedBytes", trusted, "trustedLines", trusted / 10,
                        "checkedShare", 0.25, "mechanismLines", wiring, "mechanismBranches", wiring / 4, "ports", wiring / 50, "protocols", wiring / 100)),
                "S23", new Observed("all programs succeeded", true, hash, "flat", Map.of("served", (double) served, "asked", 2.0))),
                Map.of("safety", rate(safe), "isolation", rate(isolated)));
    }

    /// 80 faults, all of which struck.
    static FaultRate rate(int unharmed) {
        return new FaultRate(80, 80, unharmed, 0, 0, "hash-of-" + unharmed, "flat");
    }

    /// Three lanes of which none is best in every row.
    static Map<String, LaneEvidence> three() {
        var evidence = new LinkedHashMap<String, LaneEvidence>();
        evidence.put("mono", lane(1000, 60_000, 500, 2, 20, 10));
        evidence.put("micro", lane(2500, 40_000, 1200, 2, 30, 78));
        evidence.put("frame", lane(1100, 30_000, 700, 1, 80, 40));
        return evidence;
    }

    static List<Option> options(String... lanes) {
        var options = new ArrayList<Option>();
        for (String lane : lanes) {
            options.add(new Option(lane, "The " + lane, Optional.of(Profile.OPTIMISED)));
        }
        return List.copyOf(options);
    }

    static Matrix matrix(Map<String, LaneEvidence> evidence) throws Problem {
        var builder = MatrixBuilder.shipped();
        return builder.build(options(evidence.keySet().toArray(String[]::new)), evidence, COSTS, Weights.equal(builder.mapping().criteria()), MOMENT);
    }
}
