package ringside.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.build.Body;
import ringside.compiler.build.DomainCode;
import ringside.compiler.build.GuardCheck;
import ringside.compiler.build.ObjectTypes;
import ringside.compiler.build.Unit;
import ringside.compiler.dialect.Findings;
import ringside.compiler.dialect.Rule;
import ringside.compiler.emit.UnitWriter;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.image.ImageMap;
import ringside.compiler.ir.Graph;
import ringside.compiler.link.CodeUnit;
import ringside.compiler.link.DataUnit;
import ringside.compiler.link.LinkInput;
import ringside.compiler.link.Linker;
import ringside.compiler.mutate.MissingClass;
import ringside.compiler.mutate.Mutator;
import ringside.compiler.optimise.Optimiser;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.reach.DomainReach;
import ringside.compiler.reach.Program;
import ringside.compiler.world.BrokenClasses;
import ringside.compiler.world.ClassPath;
import ringside.compiler.world.GuestMethod;

/// The compiler's front door, and its pipeline on one page.
public final class Compiler {
    private static final int RETURN_ADDRESS = 8;

    private final Program program;
    private final List<CodeUnit> code = new ArrayList<>();
    private final List<DataUnit> data = new ArrayList<>();
    private final Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    private final List<ImageMap.ObjectType> types = new ArrayList<>();

    private Compiler(Program program) {
        this.program = program;
    }

    /// Compiles one image. Same plan and class files, same bytes.
    ///
    /// @throws CompileException with every error found
    public static CompiledImage compile(ImagePlan plan) throws CompileException {
        return Linker.link(plan, units(plan));
    }

    /// Whether the bugs of a plan's mutations, had they been in the source, would break the rule about guarded fields.
    ///
    /// @throws CompileException with every error of another kind
    public static boolean refusesBugs(ImagePlan plan) throws CompileException {
        try (var classPath = new ClassPath(plan.classPath())) {
            return orBroken(classPath, () -> {
                mutate(plan, classPath);
                var program = new Program(plan, classPath);
                judgeGuards(new Compiler(program).explore());
                return program.findings().areAny();
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the class path of " + plan.name(), e);
        }
    }

    /// Compiles without linking.
    static LinkInput units(ImagePlan plan) throws CompileException {
        try (var classPath = new ClassPath(plan.classPath())) {
            return orBroken(classPath, () -> {
                mutate(plan, classPath);
                return new Compiler(new Program(plan, classPath)).run();
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the class path of " + plan.name(), e);
        }
    }

    private interface Work<T> {
        T run() throws CompileException;
    }

    /// Whole class files are translated or refused. Broken ones may stop any part of the compiler, which then says which they are.
    private static <T> T orBroken(ClassPath classPath, Work<T> work) throws CompileException {
        try {
            return work.run();
        } catch (RuntimeException | StackOverflowError failure) {
            var findings = new Findings();
            new BrokenClasses(classPath).find().forEach((name, fault) ->
                    findings.add(Rule.CLASS_FILE, name.substring(name.lastIndexOf('/') + 1) + ".class", name.substring(name.lastIndexOf('/') + 1), name.replace('/', '.'), fault));
            findings.throwIfAny();
            throw failure;
        }
    }

    private static void mutate(ImagePlan plan, ClassPath classPath) throws CompileException {
        if (plan.mutations().isEmpty()) return;
        try {
            Mutator.mutate(plan.name(), plan.mutations(), classPath::find).forEach(classPath::define);
        } catch (MissingClass missing) {
            var findings = new Findings();
            String simple = missing.user().substring(missing.user().lastIndexOf('/') + 1);
            findings.add(Rule.CLASS_MISSING, simple + ".class", simple, missing.user().replace('/', '.'),
                    classPath.entryOf(missing.user()), missing.missing().replace('/', '.'));
            findings.throwIfAny();
        }
    }

    /// A mutated program is not asked to obey the rule about guarded fields: whether its locks are there is decided when it runs. See
    /// [#refusesBugs].
    private LinkInput run() throws CompileException {
        List<DomainReach> reached = explore();
        if (program.plan().mutations().isEmpty()) judgeGuards(reached);
        for (DomainReach reach : reached) compile(reach);
        program.findings().throwIfAny();
        return new LinkInput(code, data, aliases, program.rawUses().places(), types);
    }

    private List<DomainReach> explore() throws CompileException {
        var reached = new ArrayList<DomainReach>();
        for (DomainPlan domain : program.plan().domains()) {
            DomainReach reach = DomainReach.explore(program, domain);
            reach.judgeCalls();
            reached.add(reach);
        }
        program.findings().throwIfAny();
        return reached;
    }

    private static void judgeGuards(List<DomainReach> reached) {
        for (DomainReach reach : reached) GuardCheck.judge(reach, new DomainCode(reach, Profile.TEACHING));
    }

    private void compile(DomainReach reach) {
        var domain = new DomainCode(reach, program.plan().profile());
        var names = new LinkedHashMap<String, String>();
        reach.entries().forEach((kind, method) -> names.put("@entry." + kind, request(domain, method)));
        reach.probes().forEach(method -> request(domain, method));
        aliases.put(domain.domain(), names);
        var frames = new HashMap<GuestMethod, Integer>();
        for (Unit unit = domain.next(); unit != null; unit = domain.next()) frames.merge(unit.method(), compile(unit, domain), Math::max);
        reach.judgeStack(frames);
        data.addAll(domain.data());
        types.addAll(ObjectTypes.of(domain));
    }

    private static String request(DomainCode domain, GuestMethod method) {
        return domain.request(domain.unit(method, Mode.UNCHECKED));
    }

    /// Bytes of stack that an activation of the unit takes.
    private int compile(Unit unit, DomainCode domain) {
        Graph graph = Body.translate(unit, domain);
        Optimiser.run(graph, domain.profile());
        UnitWriter.Written written = UnitWriter.write(unit, domain.domain(), graph, domain.profile());
        code.add(written.code());
        data.addAll(written.tables());
        return written.code().frame() + RETURN_ADDRESS;
    }
}
