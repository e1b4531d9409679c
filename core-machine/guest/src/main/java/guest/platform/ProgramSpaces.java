package guest.platform;

import guest.raw.Trusting;

/// Makes address spaces for programs.
public final class ProgramSpaces {
    private final FrameAllocator frames;
    private final long kernelRoot;

    @Trusting("the tree at kernelRoot maps the kernel, and all its stacks")
    public ProgramSpaces(FrameAllocator frames, long kernelRoot) {
        this.frames = frames;
        this.kernelRoot = kernelRoot;
    }

    /// An address space without a program, which shares the kernel's half; null if no memory is left.
    public ProgramSpace create() {
        long root = PageTables.newRoot(frames, kernelRoot);
        return root == FrameAllocator.NONE ? null : new ProgramSpace(frames, new PageTables(frames, root));
    }

    /// Gives back a space that no thread ever ran in.
    public void discard(ProgramSpace space) {
        space.release();
    }
}
