/// Measures of the boot, from the trace.
package ringside.workbench.measure.boot;
