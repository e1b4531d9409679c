/// From allocated graphs to machine code, one unit at a time.
package ringside.compiler.emit;
