/// Protection domains of one core and the memory they get. A page belongs to one core; only channels belong to two.
package guest.kernel.mm;
