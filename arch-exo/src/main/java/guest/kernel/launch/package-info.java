/// Programs out of frames and environments: loading, starting, waiting for the end. Ring 3, with the right to read the archive.
package guest.kernel.launch;
