/// Time for client processes.
package guest.service.clock;
