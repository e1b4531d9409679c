/// From the first Java instruction to the first ring-3 thread. What comes after that is the first domain's business.
package guest.kernel.boot;
