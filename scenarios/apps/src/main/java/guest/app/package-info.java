/// Programs that run on every kernel and print the same text on each.
package guest.app;
