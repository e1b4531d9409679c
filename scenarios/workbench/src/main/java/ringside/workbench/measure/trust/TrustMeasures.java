package ringside.workbench.measure.trust;

import java.util.List;
import ringside.workbench.measure.StaticMeasure;

/// What must be right for a named property: memory ("no program can read or change another program's memory") or files ("what a program
/// reads from a file is what the file holds").
public final class TrustMeasures {
    /// In the order of reports.
    public static final List<StaticMeasure> ALL = List.of(
            new TrustMeasure("trustedBytes", "bytes",
                    "Machine code that must be right so that no program can read or change another program's memory: code of unchecked components in"
                            + " ring 0, library code and entry stubs of ring 0, and all code of domains that hold authority over the memory of others;"
                            + " programs are not counted, and a function compiled for several domains counts once.",
                    Property.MEMORY, TrustedCode::bytes),
            new TrustMeasure("trustedLines", "lines",
                    "Source lines from which the code of trustedBytes was made; each counts once, however often it was compiled.",
                    Property.MEMORY, TrustedCode::lines),
            new TrustMeasure("trustedRawPlaces", "classes",
                    "Classes that are allowed raw access to memory, ports or control registers and have code among trustedBytes.",
                    Property.MEMORY, TrustedCode::rawPlaces),
            new TrustMeasure("trustedServiceBytes", "bytes",
                    "Those of trustedBytes that are code of services (files, console, clock): what of it grows when a system does more.",
                    Property.MEMORY, TrustedCode::serviceBytes),
            new TrustMeasure("confinedBytes", "bytes",
                    "Machine code in ring 0 that only the compiler's checks confine: it need not be right for the property of trustedBytes, but the"
                            + " compiler must be.",
                    Property.MEMORY, TrustedCode::confinedBytes),
            new TrustMeasure("fileTrustedBytes", "bytes",
                    "Machine code that must be right so that what a program reads from a file is what the file holds: trustedBytes, the file service,"
                            + " who may call it, and unchecked code that shares its memory; where programs carry the service, their copy of it.",
                    Property.FILES, TrustedCode::bytes),
            new TrustMeasure("fileTrustedLines", "lines",
                    "Source lines from which the code of fileTrustedBytes was made; each counts once, however often it was compiled.",
                    Property.FILES, TrustedCode::lines),
            new CheckedShare());

    private TrustMeasures() {}
}
