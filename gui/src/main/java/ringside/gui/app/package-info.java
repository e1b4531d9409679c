/// The program: command line, the one window, pictures of it for documentation.
package ringside.gui.app;
