package ringside.compiler.random;

/// One part of the language: what it declares in a program's class, and what it offers to the program's methods.
interface Facet {
    /// Members of the class.
    String members(Choice choice);

    String intValue(Expressions values, int depth);

    String longValue(Expressions values, int depth);

    /// One line.
    String statement(Expressions values);

    /// A long that depends on all state the facet keeps, as seen by a method of the class.
    String digest();
}
