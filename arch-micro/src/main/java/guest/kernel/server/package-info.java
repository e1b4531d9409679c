/// What every ring-3 domain of this kernel needs: its end of messages, waiting, and workers. A library: each domain has its own copy.
package guest.kernel.server;
