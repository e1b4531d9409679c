/// Secure bindings: who holds which frame, who receives from the console. Authority is decided here, once, when a binding is made.
package guest.kernel.binding;
