/// System calls: the table, the calls about processes, and what beginning and ending a process means.
package guest.kernel.call;
