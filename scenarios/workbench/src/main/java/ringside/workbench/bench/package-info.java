/// Measures of Ringside itself: how fast it is on this computer, beside a reference where there is one.
///
/// Everything else the workbench reports counts guest events and model cycles, the same on every computer. What is here depends on the
/// computer it runs on; only ratios taken in one interleaved run say something elsewhere.
package ringside.workbench.bench;
