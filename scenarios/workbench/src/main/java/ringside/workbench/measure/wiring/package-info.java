/// Measures of what is a lane's own, from its classes and its images.
package ringside.workbench.measure.wiring;
