/// Moving the cursor: play and step buttons, scrub bar, list of events.
package ringside.gui.timeline;
