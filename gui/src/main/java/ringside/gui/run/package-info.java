/// Runs scenarios away from the window's thread and hands finished sessions over to it.
package ringside.gui.run;
