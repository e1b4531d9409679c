package ringside.gui.run;

import ringside.workbench.run.Progress;

/// Hears how far lengthy work is. May be called from several threads.
public interface Report extends Progress {
    /// @param part of the work; its latest line replaces the one before
    void tell(String part, String line);
}
