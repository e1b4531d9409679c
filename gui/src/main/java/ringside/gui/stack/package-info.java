/// The Java stack of a lane at the cursor, and the variables of one of its frames.
package ringside.gui.stack;
