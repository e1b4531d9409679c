/// The window as a whole: it runs the scenario, shows progress, then the lanes or a message, and maps keys to actions.
package ringside.gui.shell;
