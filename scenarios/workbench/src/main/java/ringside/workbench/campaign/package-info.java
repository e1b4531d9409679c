/// Many faults, one at a time, the same in every lane: what becomes of each, and what share of them the rest of a system survives.
package ringside.workbench.campaign;
