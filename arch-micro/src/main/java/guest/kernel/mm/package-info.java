/// Address spaces as mechanism. Which memory a domain gets, and when, is decided in ring 3.
package guest.kernel.mm;
