/// The counters strip: the workbench's own measures, taken up to the cursor.
package ringside.gui.counters;
