/// One architecture on screen. [ringside.gui.lane.LaneModel] says what is to be seen at a position, the views draw it.
package ringside.gui.lane;
