package ringside.machine.cpu;

import ringside.machine.CpuModel;

/// What a processor model has beyond the common base. CPUID and the instructions read the same record.
///
/// @param gigabytePages 1 GiB pages
/// @param rdtscp        `rdtscp` and IA32_TSC_AUX
/// @param invariantTsc  the time-stamp counter advances with virtual time at one rate (always true here; told or not)
/// @param contextTags   PCID: CR3 bits 11:0 tag translations when CR4.PCIDE is set; `invpcid`
/// @param extendedApic  x2APIC, with its processor number in leaf 11
/// @param supervisorGuards SMEP and SMAP: rings below 3 neither run nor touch a user's page unless they say so
public record Features(boolean gigabytePages, boolean rdtscp, boolean invariantTsc, boolean contextTags, boolean supervisorGuards,
        boolean extendedApic) {
    public static Features of(CpuModel model) {
        return switch (model) {
            case QEMU64 -> new Features(false, false, false, false, false, false);
            case RINGSIDE -> new Features(true, true, true, true, true, true);
        };
    }
}
