/// What one lane's machine reported, made ready to be looked at. Knows no window and no time; everything here is immutable.
package ringside.gui.recording;
