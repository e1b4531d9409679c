package guest.kernel.cap;

/// Something a capability can name. The class of the object is the type of the capability.
public abstract class KernelObject {}
