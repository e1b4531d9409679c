package ringside.compiler.stub;

import java.util.List;

/// A step in the body of a stub.
sealed interface Statement {
    record Assign(Expression.Field target, Expression value) implements Statement {}

    /// A call that returns nothing.
    record Run(Expression.Call call) implements Statement {}

    record Return(Expression value) implements Statement {}

    /// The step of the place that `selector` has in `cases`, from 0; `otherwise` where there is none. The last step of a method.
    record Choose(Expression selector, List<Statement> cases, Statement otherwise) implements Statement {}
}
