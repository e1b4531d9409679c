/// What the lane's serial line has said up to the cursor.
package ringside.gui.console;
