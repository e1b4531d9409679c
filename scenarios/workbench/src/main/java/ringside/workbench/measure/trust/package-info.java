/// Measures of what must be trusted, from the image and its map.
package ringside.workbench.measure.trust;
