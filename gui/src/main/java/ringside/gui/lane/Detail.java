package ringside.gui.lane;

/// How much of a lane is drawn, by the room there is.
public enum Detail {
    /// One row of lanes: whole sentences, events and console in every lane.
    FULL,
    /// Two rows of lanes: short labels; sentence, events and console of the lane in focus stand elsewhere.
    COMPACT;

    private static final int MOST_FULL = 3;

    /// What suits a number of lanes.
    public static Detail forLanes(int lanes) {
        return lanes <= MOST_FULL ? FULL : COMPACT;
    }
}
