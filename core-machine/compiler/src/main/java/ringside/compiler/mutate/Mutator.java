package ringside.compiler.mutate;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import ringside.compiler.CompileException;
import ringside.compiler.dialect.Findings;
import ringside.compiler.dialect.Rule;

/// Rewrites classes so that they count the passes of their sites and strike when armed.
public final class Mutator {
    private final Map<Site, Integer> numbers;
    private final ClassFile classFiles;
    /// Internal name of the class asked for last that is nowhere, or null.
    private String missing;

    /// @param classes class file by internal name, or null; asked about the types that meet in rewritten code
    private Mutator(Map<Site, Integer> numbers, Function<String, byte[]> classes) {
        this.numbers = numbers;
        var known = ClassHierarchyResolver.ofResourceParsing(type -> {
            byte[] found = classes.apply(internalName(type));
            return found == null ? null : new ByteArrayInputStream(found);
        }).orElse(ClassHierarchyResolver.defaultResolver());
        ClassHierarchyResolver noting = type -> {
            var information = known.getClassInfo(type);
            if (information == null) missing = internalName(type);
            return information;
        };
        classFiles = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(noting));
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /// The classes that have one of `sites`, rewritten, and the class of their counters, by internal name. A site's number is its
    /// place in the list.
    ///
    /// @throws CompileException naming every site that does not exist
    /// @throws MissingClass     if rewritten code mentions a class that is nowhere
    public static Map<String, byte[]> mutate(String image, List<String> sites, Function<String, byte[]> classes) throws CompileException {
        var numbers = new LinkedHashMap<Site, Integer>();
        var findings = new Findings();
        for (String name : sites) {
            Optional<Site> site = Site.parse(name);
            if (site.isPresent()) numbers.put(site.get(), numbers.size());
            else findings.add(Rule.MUTATION, image, "mutations", name);
        }
        var originals = new TreeMap<String, byte[]>();
        var known = new HashMap<String, Set<Site>>();
        for (Site site : numbers.keySet()) {
            byte[] original = originals.computeIfAbsent(site.internalType(), classes);
            if (original == null || !known.computeIfAbsent(site.internalType(), _ -> Set.copyOf(Sites.of(original))).contains(site)) {
                findings.add(Rule.MUTATION, image, "mutations", site.name());
            }
        }
        findings.throwIfAny();
        var mutator = new Mutator(numbers, classes);
        var result = new LinkedHashMap<String, byte[]>();
        originals.forEach((type, original) -> result.put(type, mutator.rewrite(type, original)));
        result.put(MutationWords.TYPE, MutationWords.classFile(numbers.size()));
        return result;
    }

    private byte[] rewrite(String type, byte[] original) {
        try {
            return rewrite(original);
        } catch (IllegalArgumentException stopped) {
            throw missing == null ? stopped : new MissingClass(type, missing, stopped);
        }
    }

    private byte[] rewrite(byte[] original) {
        ClassModel model = classFiles.parse(original);
        var scan = new SiteScan(model);
        return classFiles.transformClass(model, (builder, element) -> {
            if (element instanceof MethodModel method && Sites.isMutable(method)) {
                scan.enter(method.methodName().stringValue());
                builder.transformMethod(method, MethodTransform.transformingCode(strikes(method, scan)));
            } else {
                builder.with(element);
            }
        });
    }

    private CodeTransform strikes(MethodModel method, SiteScan scan) {
        Optional<LockStrikes> locks = LockStrikes.areIn(method) ? Optional.of(new LockStrikes()) : Optional.empty();
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                locks.ifPresent(each -> each.enter(code));
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                var armed = new ArrayList<Strike.Armed>(2);
                for (Site site : scan.at(element)) {
                    Integer number = numbers.get(site);
                    if (number != null) armed.add(new Strike.Armed(site.operator(), number));
                }
                new Strike(code, scan, locks).write(armed, element);
            }
        };
    }
}
