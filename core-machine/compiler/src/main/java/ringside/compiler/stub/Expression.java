package ringside.compiler.stub;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// A value in the body of a stub. What is written as bytecode and what is shown as Java come from the same tree.
sealed interface Expression {
    ClassDesc type();

    /// A parameter of the method.
    record Parameter(String name, ClassDesc type) implements Expression {}

    /// A field of the stub itself.
    record Own(String name, ClassDesc type) implements Expression {}

    /// A field of another object.
    record Field(Expression object, String name, ClassDesc type) implements Expression {}

    /// A call through an interface.
    record Call(Expression object, String name, MethodTypeDesc method, List<Expression> arguments) implements Expression {
        @Override
        public ClassDesc type() {
            return method.returnType();
        }
    }

    record Number(int value) implements Expression {
        @Override
        public ClassDesc type() {
            return CD_int;
        }
    }

    /// The negated constant of this name in [shared.abi.Errno].
    record Failure(String name, int value) implements Expression {
        @Override
        public ClassDesc type() {
            return CD_int;
        }
    }

    record Null() implements Expression {
        @Override
        public ClassDesc type() {
            return CD_Object;
        }
    }

    /// The lower half of a long.
    record Narrowed(Expression value) implements Expression {
        @Override
        public ClassDesc type() {
            return CD_int;
        }
    }

    /// `absent` if `tested` is null, else `present`, whose type is that of the whole.
    record IfNull(Expression tested, Expression absent, Expression present) implements Expression {
        @Override
        public ClassDesc type() {
            return present.type();
        }
    }
}
