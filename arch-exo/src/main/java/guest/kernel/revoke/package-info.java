/// Visible revocation: frames are asked back from a program of the kernel's choice, which chooses them, and taken by force from whoever does not answer.
package guest.kernel.revoke;
