/// The only door from guest Java to the bare machine: memory by address, ports, registers, atomics.
///
/// Every method is `native`: the guest compiler replaces the call by the instructions named in its comment. A class that
/// calls one carries [RawAllowed]; anything else fails the image build. Under JUnit, twins of these classes over a
/// simulated memory stand first on the class path.
package guest.raw;
