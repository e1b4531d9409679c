/// Measures of the file that boots.
package ringside.workbench.measure.image;
