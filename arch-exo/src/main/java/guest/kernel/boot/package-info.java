/// From the machine's first instruction of Java to the first environment.
package guest.kernel.boot;
