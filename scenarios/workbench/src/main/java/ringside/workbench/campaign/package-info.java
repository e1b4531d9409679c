/// Many faults, one at a time, the same in every lane: what becomes of each, and what share of them the rest of a system survives.
///
/// The same bug strikes once in every lane. A site is compiled into every copy of the service that a lane has, but armed in one: that
/// which does the client's work ([ringside.workbench.fault.Clone#busiest]). Where programs share the service, that is the service. Where
/// each program links it as a library, it is the client's library, and bystanders keep theirs unarmed: a bug present in all copies would ask
/// how many programs make the same mistake, not what one mistake does to others. Occurrences are counted from the client's point of view,
/// from the first instruction of the first program on, and drawn below the least number of passes in any lane, so that each strikes everywhere.
///
/// Harm is what can be observed: output and end of each program, and memory that nobody may change. Memory of the struck program itself, its
/// own copy of a library included, is no harm to others. A lane that refuses a second program runs the client alone; nobody is there to go on
/// unharmed, so a run that does not end counts as hung.
package ringside.workbench.campaign;
