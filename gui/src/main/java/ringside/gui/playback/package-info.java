/// The cursor: stops, steps, alignment of lanes, and the passing of time. Knows no window, so that it is tested without one.
package ringside.gui.playback;
