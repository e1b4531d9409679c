/// Random guest programs that use the whole language, never fail and always end, so that wherever they run only their results can differ.
package ringside.compiler.random;
