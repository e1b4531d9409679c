/// Measures of runs with faults, compared with the same runs without them.
package ringside.workbench.measure.harm;
