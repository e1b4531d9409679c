package ringside.compiler.mutate;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/// The counters of mutated code: static fields of a class that exists only in mutated programs, numbered like the sites of the plan.
///
/// In an image each domain that reaches a site has its own record, in the pages of the domain's section `.mutation`:
///
/// ```text
/// page    16-byte header, then records
/// header  8 bytes MAGIC | 4 bytes number of the page, from 0 | 4 bytes identity of the clone
/// record  4 bytes armed occurrence, 0 for none | 4 bytes count of passes | 4 bytes operand | 4 bytes 0
/// ```
/// Little endian. A restart of a component leaves these pages alone.
public final class MutationWords {
    /// Internal name of the class.
    public static final String TYPE = "guest/lang/MutationWords";
    public static final String OCCURRENCE = "occurrence";
    public static final String COUNT = "count";
    public static final String OPERAND = "operand";

    /// The text "RINGMUT" and a version byte, as a little-endian number.
    public static final long MAGIC = 0x0154_554D_474E_4952L;
    public static final int HEADER_BYTES = 16;
    public static final int RECORD_BYTES = 16;
    public static final int PAGE_NUMBER_OFFSET = 8;
    public static final int IDENTITY_OFFSET = 12;
    public static final int COUNT_OFFSET = 4;
    public static final int OPERAND_OFFSET = 8;

    static final ClassDesc DESCRIPTOR = ClassDesc.ofInternalName(TYPE);

    private MutationWords() {}

    /// The field `word` of site `number`.
    public static String field(String word, int number) {
        return word + "$" + number;
    }

    /// Data symbol of the record of site `number`; it is that of its first word.
    public static String record(int number) {
        return symbol(OCCURRENCE, number);
    }

    /// Data symbol of a word.
    public static String symbol(String word, int number) {
        return "static " + TYPE.replace('/', '.') + "." + field(word, number);
    }

    /// What the header calls a clone: the same for the same image and domain in every build.
    public static int identity(String image, String domain) {
        return (image + ":" + domain).hashCode();
    }

    /// A class file with the words of `count` sites.
    static byte[] classFile(int count) {
        return ClassFile.of().build(DESCRIPTOR, builder -> {
            builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
            for (int i = 0; i < count; i++) {
                for (String word : new String[] {OCCURRENCE, COUNT, OPERAND}) {
                    builder.withField(field(word, i), ConstantDescs.CD_int, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC);
                }
            }
        });
    }
}
