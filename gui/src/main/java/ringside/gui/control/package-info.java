/// Small controls that several parts of the window share.
package ringside.gui.control;
