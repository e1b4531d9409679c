package ringside.compiler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.util.Map;
import ringside.compiler.mutate.MutationWords;

/// The counters of mutated classes for the JVM, one of them armed: initial values instead of patched memory.
final class ArmedWords {
    private ArmedWords() {}

    static byte[] of(byte[] words, int number, int occurrence, int operand) {
        var initial = Map.of(MutationWords.field(MutationWords.OCCURRENCE, number), occurrence,
                MutationWords.field(MutationWords.OPERAND, number), operand);
        ClassFile classes = ClassFile.of();
        ClassTransform transform = (builder, element) -> {
            if (element instanceof FieldModel field && initial.containsKey(field.fieldName().stringValue())) {
                builder.withField(field.fieldName(), field.fieldType(), made -> made.withFlags(field.flags().flagsMask())
                        .with(ConstantValueAttribute.of(initial.get(field.fieldName().stringValue()))));
            } else {
                builder.with(element);
            }
        };
        return classes.transformClass(classes.parse(words), transform);
    }
}
