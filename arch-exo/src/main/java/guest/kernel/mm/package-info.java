/// Address spaces as mechanism: the tables. What stands in them is each program's own decision.
package guest.kernel.mm;
