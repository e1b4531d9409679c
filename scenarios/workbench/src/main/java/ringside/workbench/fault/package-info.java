/// Faults in a lane's image: where they are, how they are armed, whether they struck, and what they changed.
package ringside.workbench.fault;
