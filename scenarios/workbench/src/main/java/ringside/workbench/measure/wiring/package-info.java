/// Measures of what stands between programs and services, from a lane's description, classes and images.
package ringside.workbench.measure.wiring;
