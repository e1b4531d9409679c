package ringside.workbench.campaign;

/// Hears how a campaign goes on. Called from several threads; must be quick.
@FunctionalInterface
public interface CampaignProgress {
    /// @param done  faults tried so far, all lanes
    /// @param total faults to try
    void tried(int done, int total);
}
