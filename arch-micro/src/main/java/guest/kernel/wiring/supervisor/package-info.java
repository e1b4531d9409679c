/// The first domain: which services there are, and who may call whom.
package guest.kernel.wiring.supervisor;
