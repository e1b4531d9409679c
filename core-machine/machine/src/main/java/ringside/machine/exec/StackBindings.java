package ringside.machine.exec;

import java.util.Map;
import ringside.machine.isa.Op;

/// Execution of the x87 instructions, and of those that save and restore x87 and vector state.
final class StackBindings {
    private StackBindings() {}

    static void add(Map<Op, Bindings.Maker> makers) {
        all(makers, StackArithmetic.Binary::new, Op.FADD, Op.FIADD, Op.FSUB, Op.FISUB, Op.FSUBR, Op.FISUBR, Op.FMUL, Op.FIMUL, Op.FDIV,
                Op.FIDIV, Op.FDIVR, Op.FIDIVR);
        all(makers, StackArithmetic.Compare::new, Op.FCOM, Op.FICOM, Op.FCOMP, Op.FICOMP, Op.FCOMPP, Op.FUCOM, Op.FUCOMP, Op.FUCOMPP,
                Op.FUCOMI, Op.FCOMI, Op.FUCOMIP, Op.FCOMIP, Op.FTST);
        all(makers, StackFunctions::new, Op.FCHS, Op.FABS, Op.FXAM, Op.FXTRACT, Op.FPREM, Op.FPREM1, Op.FSQRT, Op.FRNDINT, Op.FSCALE);
        all(makers, StackMoves.Load::new, Op.FLD, Op.FILD, Op.FBLD, Op.FLDC);
        all(makers, StackMoves.Store::new, Op.FST, Op.FSTP, Op.FIST, Op.FISTP, Op.FISTTP, Op.FBSTP);
        all(makers, StackMoves.Exchange::new, Op.FXCH, Op.FCMOV);
        all(makers, plain(StackControl::control), Op.FNOP, Op.FDECSTP, Op.FINCSTP, Op.FFREE, Op.FFREEP, Op.FLDCW, Op.FNSTCW, Op.FNSTSW,
                Op.FLDENV, Op.FNSTENV, Op.FRSTOR, Op.FNSAVE, Op.FNCLEX, Op.FNINIT, Op.FWAIT);
        all(makers, plain(StackControl::leavePacked), Op.EMMS);
        all(makers, plain(StackControl::save), Op.FXSAVE);
        all(makers, plain(StackControl::restore), Op.FXRSTOR);
        all(makers, plain(StackControl::loadVectorControl), Op.LDMXCSR);
        all(makers, plain(StackControl::storeVectorControl), Op.STMXCSR);
        all(makers, StackTranscendentals.OfOne::new, Op.F2XM1, Op.FSIN, Op.FCOS);
        all(makers, StackTranscendentals.OfTwo::new, Op.FYL2X, Op.FYL2XP1, Op.FPATAN);
        all(makers, StackTranscendentals.Pair::new, Op.FPTAN, Op.FSINCOS);
    }

    private static Bindings.Maker plain(Actions.Plain action) {
        return in -> new Actions.PlainNode(action, in);
    }

    private static void all(Map<Op, Bindings.Maker> makers, Bindings.Maker maker, Op... ops) {
        for (var op : ops) {
            makers.put(op, maker);
        }
    }
}
