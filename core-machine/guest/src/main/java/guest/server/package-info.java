/// What every ring-3 domain needs in a kernel whose services are domains of their own: its end of messages, waiting, and workers.
/// A library: each domain has its own copy.
package guest.server;
