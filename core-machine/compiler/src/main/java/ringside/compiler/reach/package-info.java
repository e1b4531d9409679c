/// Which methods, types, fields and literals an image's domains need, found from their entries (rapid type analysis,
/// Bacon and Sweeney, OOPSLA 1996), and the judgement of everything found by the rules of the dialect.
package ringside.compiler.reach;
