/// The rules of guest Java: what the language refuses, how the refusal reads, and what to write instead.
package ringside.compiler.dialect;
