/// Methods the compiler replaces by instructions, one table row each, found by owner, name and descriptor.
package ringside.compiler.intrinsic;
